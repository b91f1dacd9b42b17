// The whole strip: draws what Python sends, keeps the choice and the focus while Python is busy, and
// lights up spans that share bytes.

import { element } from "../web/elements.js";
import { Choice } from "./choice.js";
import { Row } from "./row.js";
import { bringIntoView, frameAround } from "./scrolling.js";
import { Tip } from "./tip.js";

const FRAMES = 5; // to bring a choice into view

// Where each key goes from a span of a row.
const MOVES = {
  ArrowRight: (row, span) => row.spans[span.index + 1],
  ArrowLeft: (row, span) => row.spans[span.index - 1],
  Home: (row) => row.spans[0],
  End: (row) => row.spans.at(-1),
  ArrowUp: (row, span) => row.inLineBeside(span, -1),
  ArrowDown: (row, span) => row.inLineBeside(span, 1),
};

export class Strip {
  constructor(parent) {
    this.rows = [];
    this.lit = [];
    this.root = element("div.strip");
    this.tip = new Tip();
    this.choice = new Choice();
    parent.append(this.root, this.tip.box);

    this.root.onpointerover = (event) => this.point(this.spanOf(event));
    this.root.onpointerleave = () => this.point(null);
    this.root.addEventListener("focusin", (event) => this.focus(this.spanOf(event)));
    this.root.addEventListener("focusout", () => this.point(null));
    this.root.onclick = (event) => this.click(this.spanOf(event));
    this.root.onkeydown = (event) => this.press(event);
    this.onscroll = () => this.tip.hide();
    window.addEventListener("scroll", this.onscroll, {
      capture: true,
      passive: true,
    });
  }

  close() {
    window.removeEventListener("scroll", this.onscroll, { capture: true });
    this.choice.forget();
    this.root.remove();
    this.tip.box.remove();
  }

  update({ data: [data], setTriggerValue }) {
    this.selectable = data.selectable;
    this.choice.send = (index) => setTriggerValue("select", { index, picture: data.picture });
    const count = data.rows.length;
    const renewed = data.rows.map((row, index) => {
      this.rows[index] ??= new Row(index, this.root);
      return this.rows[index].update(row, {
        selectable: data.selectable && index === 0,
        label: data.label,
      });
    });
    for (const row of this.rows.splice(count)) row.box.remove();
    this.root.classList.toggle(
      "titled",
      data.rows.some((row) => row.title),
    );
    this.root.classList.toggle("selectable", data.selectable);
    if (renewed.some(Boolean)) this.point(null);
    const news = this.choice.adopt(data.selected, renewed[0]);
    this.mark();
    if (news) this.reveal(FRAMES);
  }

  // A choice that comes from Python (a link, a new text) is brought into view, if the strip has a
  // frame of its own to scroll in. The page itself never moves. A long row has its full height only
  // some frames after it has come into view.
  reveal(frames) {
    requestAnimationFrame(() => {
      const chosen = this.selectable && this.rows[0]?.spans[this.choice.index];
      const frame = chosen && frameAround(this.root);
      if (frame) bringIntoView(chosen.box, frame);
      if (frames > 1) this.reveal(frames - 1);
    });
  }

  // Show the choice: on its own span, and on whatever lies under it in the other rows.
  mark() {
    const chosen = this.selectable ? this.rows[0]?.spans[this.choice.index] : undefined;
    for (const row of this.rows) {
      const under = chosen ? row.sharing(chosen) : [];
      row.mark(row === this.rows[0] ? chosen : undefined, under);
    }
  }

  spanOf(event) {
    const box = event.target.closest?.(".span");
    return box ? this.rows[box.dataset.row].spans[box.dataset.index] : null;
  }

  // Light up everything that shares a byte with `span` and say what it is; null puts it out.
  point(span) {
    for (const box of this.lit) box.classList.remove("lit");
    this.lit = span
      ? this.rows.flatMap((row) => row.sharing(span).map((shared) => shared.box))
      : [];
    for (const box of this.lit) box.classList.add("lit");
    if (span) this.tip.show(span);
    else this.tip.hide();
  }

  focus(span) {
    if (!span) return;
    this.rows[span.row].reach(span);
    this.point(span);
  }

  click(span) {
    if (!span) return;
    span.box.focus({ preventScroll: true });
    if (!this.selectable) return;
    // In another row, the click chooses the first span of the first row on the same bytes.
    const chosen = span.row === 0 ? span : this.rows[0].sharing(span)[0];
    if (chosen) this.choose(chosen, { later: false });
  }

  press(event) {
    const span = this.spanOf(event);
    if (!span || event.altKey || event.ctrlKey || event.metaKey) return;
    const chooses = this.selectable && span.row === 0;
    if (event.key === "Escape") {
      this.tip.hide();
    } else if (event.key === "Enter" || event.key === " ") {
      if (chooses) this.choose(span, { later: false });
      event.preventDefault();
    } else if (event.key in MOVES) {
      event.preventDefault(); // also at the ends: the page must not scroll under an arrow key
      const next = MOVES[event.key](this.rows[span.row], span);
      if (!next) return;
      next.box.focus();
      if (chooses) this.choose(next, { later: true });
    }
  }

  choose(span, { later }) {
    this.choice.make(span.index, { later });
    this.mark();
    this.rows[0].reach(span);
  }
}
