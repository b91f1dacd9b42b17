// One box of the strip: its label, its small second line, and how it is read aloud.

import { element, setText } from "../web/elements.js";
import { spoken } from "./spoken.js";

export class Span {
  constructor(row, index, start, end, selectable) {
    Object.assign(this, { row, index, start, end });
    this.text = element("bdi.text", { dir: "auto" });
    this.box = element(
      "span.span",
      {
        "data-row": row,
        "data-index": index,
        tabindex: -1,
        role: selectable ? "option" : "listitem",
        "aria-selected": selectable ? "false" : null,
      },
      this.text,
    );
  }

  // Looks and words for the row as Python has it now.
  dress(row, index, count) {
    const kind = row.kinds[index];
    const value = row.values[index];
    this.label = kind === "hidden" ? "hidden" : row.labels[index];
    this.detail = row.details[index];
    this.position = `${index + 1} of ${count}`;

    setText(this.text, kind === "hidden" ? "" : row.labels[index]);
    this.box.dataset.kind = kind;
    this.box.classList.toggle("marked", row.marked[index]);
    this.box.dataset.sign = value === null ? "none" : value < 0 ? "minus" : "plus";
    const strength = value === null ? 0 : Math.min(1, Math.abs(value));
    this.box.style.setProperty("--strength", strength);

    const note = row.notes[index];
    this.dressNote(note);
    const name = [spoken(this.label), note, this.position, this.detail].filter(Boolean).join(", ");
    if (this.box.ariaLabel !== name) this.box.ariaLabel = name;
  }

  dressNote(text) {
    if (text) {
      if (!this.note) {
        this.note = element("span.note");
        this.box.append(this.note);
      }
      setText(this.note, text);
    } else {
      this.note?.remove();
      this.note = undefined;
    }
  }
}
