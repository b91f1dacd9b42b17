// One row of the strip: its spans in lines, which of them the Tab key reaches, and which share bytes
// with one of another row.

import { element } from "../web/elements.js";
import { boundary } from "./boundary.js";
import { Character } from "./character.js";
import { endsLine, lineBreak } from "./line_break.js";
import { Span } from "./span.js";

const LONG = 300; // a row of more spans is laid out only while it is in view

export class Row {
  constructor(index, root) {
    this.index = index;
    this.spans = [];
    this.under = [];
    this.title = element("div.title");
    // The strip runs in the order the model reads, first token left, also for Arabic or Hebrew: a
    // position in the strip is a position in the model's input, and the right arrow key means
    // "next". Inside a span the text has its own direction (dir="auto").
    this.line = element("div.line", { dir: "ltr" });
    this.box = element("div.row", {}, this.title, this.line);
    root.append(this.box);
  }

  // True if the spans are new ones, false if only their looks changed (the boxes, and with them
  // the focus, stay).
  update(row, { selectable, label }) {
    const shape = JSON.stringify([
      selectable,
      row.first,
      row.last,
      row.starts,
      row.ends,
      row.labels,
      row.wholes,
      row.opens,
    ]);
    const renewed = shape !== this.shape;
    const focused = renewed ? this.spans.findIndex((span) => span.box.matches(":focus")) : -1;
    if (renewed) this.build(row, selectable);
    this.shape = shape;

    this.title.textContent = row.title;
    this.title.hidden = !row.title;
    this.box.dataset.tone = row.tone;
    const name = [label, row.title].filter(Boolean).join(": ");
    this.line.setAttribute("aria-label", row.first ? `${name}, after ${row.first}` : name);
    this.spans.forEach((span, index) => span.dress(row, index, this.spans.length));
    for (const character of this.characters) character.dress(row);
    if (focused >= 0) this.spans[Math.min(focused, this.spans.length - 1)]?.box.focus();
    return renewed;
  }

  build(row, selectable) {
    this.selectable = selectable;
    this.line.setAttribute("role", selectable ? "listbox" : "list");
    if (selectable) this.line.setAttribute("aria-orientation", "horizontal");
    else this.line.removeAttribute("aria-orientation");

    this.spans = [];
    this.characters = [];
    const boxes = [];
    let character = null;
    let shaded = false; // neighbours differ in shade; spans that share a character share the shade
    row.labels.forEach((label, index) => {
      const whole = row.wholes[index];
      const goesOn = whole && character && !row.opens[index];
      if (!goesOn) shaded = !shaded;
      const span = new Span(this.index, index, row.starts[index], row.ends[index], selectable);
      span.box.classList.toggle("shaded", shaded);
      this.spans.push(span);
      if (whole) {
        if (!goesOn) {
          character = new Character(whole, selectable, shaded);
          this.characters.push(character);
          boxes.push(character.box);
        }
        character.add(span);
      } else {
        character = null;
        boxes.push(span.box);
        if (endsLine(label)) boxes.push(lineBreak());
      }
    });
    if (row.first) boxes.unshift(boundary(row.first, "read before the first token", selectable));
    if (row.last) boxes.push(boundary(row.last, "read after the last token", selectable));
    this.line.replaceChildren(...boxes);
    this.box.classList.toggle("long", boxes.length > LONG);
    this.under = [];
    this.chosen = undefined;
    this.reachable = null;
    if (this.spans.length > 0) this.reach(this.spans[0]);
  }

  // Roving tab stop: the row is one stop for the Tab key, arrows move inside.
  reach(span) {
    if (this.reachable) this.reachable.box.tabIndex = -1;
    span.box.tabIndex = 0;
    this.reachable = span;
  }

  mark(chosen, under) {
    for (const span of this.under) span.box.classList.remove("under");
    for (const span of under) span.box.classList.add("under");
    this.under = under;
    if (!this.selectable) return;
    if (this.chosen !== chosen) this.chosen?.box.setAttribute("aria-selected", "false");
    chosen?.box.setAttribute("aria-selected", "true");
    this.chosen = chosen;
    const focused = this.line.getRootNode().activeElement;
    if (chosen && !this.line.contains(focused)) this.reach(chosen);
  }

  // Spans are in text order: find the first that ends after `start`, walk until one is past.
  sharing({ start, end }) {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.spans[middle].end > start) high = middle;
      else low = middle + 1;
    }
    const shared = [];
    for (; low < this.spans.length && this.spans[low].start < end; low++) {
      shared.push(this.spans[low]);
    }
    return shared;
  }

  // The span nearest to `span` in the line of boxes above (-1) or below (1).
  inLineBeside(span, direction) {
    const from = span.box.getBoundingClientRect();
    const middle = (from.left + from.right) / 2;
    let best = null;
    let bestLine = 0;
    let bestAside = 0;
    for (let index = span.index + direction; this.spans[index]; index += direction) {
      const box = this.spans[index].box.getBoundingClientRect();
      const line = direction > 0 ? box.top - from.bottom : from.top - box.bottom;
      if (line < -1) continue;
      if (best && line > bestLine + from.height / 2) break;
      const aside = Math.abs((box.left + box.right) / 2 - middle);
      if (!best || aside < bestAside) {
        [best, bestLine, bestAside] = [this.spans[index], line, aside];
      }
    }
    return best;
  }
}
