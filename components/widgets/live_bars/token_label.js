// A token's label: the marks that stand for what is not seen are dimmed, so that the word stands out; a
// special token sits in a dashed frame, which no text that somebody typed can have.

import { element } from "../web/elements.js";

export function tokenLabel(token) {
  const label = element("bdi.token", { title: token.label });
  if (token.special) {
    label.classList.add("special");
    label.title = `${token.label}: a special token, not text`;
  }
  const parts = token.special ? [token.label] : token.label.split(/([␣⏎⇥␍◌]+|⟨[^⟩]*⟩)/);
  for (const part of parts) {
    if (!token.special && /^[␣⏎⇥␍◌⟨]/.test(part)) label.append(element("span.space", {}, part));
    else label.append(part);
  }
  return label;
}
