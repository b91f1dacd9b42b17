// Spans that share one character: joined, with the character above them.

import { element, setText } from "../web/elements.js";
import { spoken } from "./spoken.js";

export class Character {
  constructor(whole, selectable, shaded) {
    this.whole = whole;
    this.members = []; // indices of its spans in the row
    this.head = element("bdi.whole", { dir: "auto", "aria-hidden": "true" });
    this.parts = element("span.parts", { role: "presentation" });
    this.box = element(
      shaded ? "span.group.shaded" : "span.group",
      {
        role: selectable ? "group" : "presentation",
        "aria-label": selectable ? `together ${spoken(whole)}` : null,
      },
      this.head,
      this.parts,
    );
  }

  add(span) {
    this.members.push(span.index);
    this.parts.append(span.box);
  }

  // Who does not see all the parts does not see the character.
  dress(row) {
    const kinds = this.members.map((index) => row.kinds[index]);
    const withheld = kinds.some((kind) => kind === "hidden" || kind === "unseen");
    setText(this.head, withheld ? "" : this.whole);
    this.box.classList.toggle(
      "gap",
      kinds.every((kind) => kind === "hidden"),
    );
  }
}
