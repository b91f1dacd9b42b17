// Line breaks among boxes of tokens, after a token that holds one.

import { element } from "../web/elements.js";

const NEWLINE = "⏎"; // how Python writes a line break in a label

export function endsLine(label) {
  return label.includes(NEWLINE);
}

export function lineBreak() {
  return element("span.break", { role: "presentation" });
}
