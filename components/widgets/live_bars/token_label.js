// A token's label: visible white space is dimmed, so that the word stands out; a special token sits
// in a dashed frame, which no text that somebody typed can have.

import { element } from "../web/elements.js";

export function tokenLabel(token) {
  const label = element("bdi.token", { title: token.label });
  if (token.special) {
    label.classList.add("special");
    label.title = `${token.label}: a special token, not text`;
  }
  for (const part of token.label.split(/([␣⏎⇥]+)/)) {
    if (/^[␣⏎⇥]/.test(part)) label.append(element("span.space", {}, part));
    else label.append(part);
  }
  return label;
}
