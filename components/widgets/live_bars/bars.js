// The rows: one token each, with one bar per series, then all other tokens together.
// Two series share the labels in the middle, their bars grow outwards (on a phone: one below the
// other). Where one is what was before the other, its bars are outlines around the other's.
// What a length means depends on the view: probability, logit, or logit ÷ T.

import { element, setClass, setText } from "../web/elements.js";
import { countText } from "../web/numbers.js";
import { createRow } from "./bar_row.js";
import { isOutlined } from "./reading.js";

// The share of the width that labels may take.
const MOST_BESIDE = 0.42; // one series, or a phone
const MOST_BETWEEN = 0.36;

export function createBars({ onPick, onPoint }) {
  const rows = [];
  const list = element("div.rows", { role: "list" });
  const others = createRow({ onPick: null, onPoint: () => {} });
  others.element.classList.add("others");
  const heads = element("div.heads");
  const axes = element("div.axes", { "aria-hidden": "true" });
  const axisNote = element("p.hint.axis-note");
  const whole = element("section.bars", { "aria-label": "Tokens" }, heads, list, axes, axisNote);
  let pairs = false;
  let current = 0; // the row that the Tab key reaches

  list.addEventListener("keydown", (event) => {
    const moves = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    if (!(event.key in moves) || event.altKey || event.ctrlKey || event.metaKey) return;
    const shown = rows.filter((row) => !row.element.hidden);
    current = Math.min(shown.length - 1, Math.max(0, current + moves[event.key]));
    shown.forEach((row, i) => row.setReachable(i === current));
    shown[current].focus();
    event.preventDefault();
  });

  // What does not move with the sliders: which tokens, in which order, of which series.
  function lay(layout) {
    pairs = layout.series.length === 2 && !isOutlined(layout.series);
    setClass(whole, "pairs", pairs);
    while (rows.length < layout.entries.length) {
      const index = rows.length;
      const reached = (token) => {
        if (token) current = index;
        onPoint(token);
      };
      rows.push(createRow({ onPick, onPoint: reached }));
    }
    if (list.childElementCount !== rows.length + 1) {
      list.replaceChildren(...rows.map((row) => row.element), others.element);
    }
    rows.forEach((row, i) => {
      row.element.hidden = i >= layout.entries.length;
      if (!row.element.hidden) row.lay(layout.entries[i], layout);
    });
    current = Math.min(current, layout.entries.length - 1);
    rows.forEach((row, i) => row.setReachable(i === current));
    others.lay({ text: `all other ${countText(layout.otherCount)} tokens`, ranks: [] }, layout);
    others.element.hidden = layout.otherCount === 0;
    heads.replaceChildren(...layout.series.map(seriesHead));
    const sides = layout.series.filter((series) => !series.before); // an outline has no axis of its own
    axes.replaceChildren(...sides.map((series) => element(`div.axis.${series.tone}`)));
    fitLabels();
  }

  // A label is cut only where the bars would have too little room. To be called when there is another
  // width, too.
  function fitLabels() {
    const room = whole.clientWidth * (pairs ? MOST_BETWEEN : MOST_BESIDE);
    if (room === 0) return; // in a section that is folded
    whole.style.removeProperty("--label");
    const least = Number.parseFloat(getComputedStyle(whole).getPropertyValue("--label"));
    const shown = rows.filter((row) => !row.element.hidden);
    const needed = Math.max(...shown.map((row) => row.labelWidth()));
    const width = Math.max(least, Math.min(room, needed));
    whole.style.setProperty("--label", `${Math.ceil(width)}px`);
  }

  function paint(reading, view, scales) {
    reading.rows.forEach((cells, i) => rows[i].paint(cells, view, scales));
    others.paint(reading.others, view, scales);
    [...axes.children].forEach((axis, i) => paintAxis(axis, scales[i]));
    whole.style.setProperty("--parts", scales[0].parts);
    setClass(axes, "shared", view === "probability");
    setText(axisNote, scales[0].note);
  }

  function describe(reading) {
    reading.rows.forEach((cells, i) => rows[i].describe(cells, reading));
    others.describe(reading.others, reading);
  }

  return { element: whole, lay, fitLabels, paint, describe };
}

function seriesHead(series) {
  return element(
    `div.head.${series.tone}`,
    {},
    element("span.swatch"),
    element("h3", {}, series.title),
    element("p.about", { title: series.about, translate: "no" }, series.about),
  );
}

function paintAxis(axis, scale) {
  while (axis.childElementCount > scale.marks.length) axis.lastChild.remove();
  while (axis.childElementCount < scale.marks.length) axis.append(element("span"));
  scale.marks.forEach((mark, i) => {
    axis.children[i].style.setProperty("--at", mark.at);
    setText(axis.children[i], mark.text);
  });
}
