// Words as boxes, one a token, in the strip's look. Neighbours differ in shade.

import { endsLine, lineBreak } from "../../../../components/widgets/token_strip/line_break.js";
import { element, setClass } from "../../../../components/widgets/web/elements.js";

// `newest` is the token to mark, or null.
export function tokenBoxes(words, labels, newest) {
  const boxes = [];
  words.flat().forEach((token, index) => {
    const label = labels[token];
    const text = element("bdi.text", { dir: "auto" }, label);
    const box = element("span.span", { role: "listitem" }, text);
    setClass(box, "shaded", index % 2 === 0);
    setClass(box, "made", token === newest);
    boxes.push(box);
    if (endsLine(label)) boxes.push(lineBreak());
  });
  return boxes;
}
