// One row of the chart: a token's label and, of each series, a bar and its number.

import { element, setClass, setText } from "../web/elements.js";
import { countText, preciseText } from "../web/numbers.js";
import { valueText } from "./scales.js";
import { tokenLabel } from "./token_label.js";

// In pixels, as in bars.css.
const GAP = 6; // between a label and its tag
const PADDING = 18; // beside both

export function createRow({ onPick, onPoint }) {
  let entry = null;
  let cells = [];
  const label = element("span.label");
  const spoken = element("span.unseen");
  const body = element(onPick ? "button.body" : "div.body", onPick ? { type: "button" } : {});
  const item = element("div.row", { role: "listitem" }, body);
  body.append(label);
  if (onPick) {
    body.onclick = () => onPick(entry.token);
    body.onfocus = () => onPoint(entry.token);
    body.onblur = () => onPoint(null);
  } else body.append(spoken);
  item.onpointerenter = (event) => event.pointerType === "mouse" && onPoint(entry.token ?? null);
  item.onpointerleave = () => onPoint(null);

  function lay(next, layout) {
    entry = next;
    label.replaceChildren(entry.token ? tokenLabel(entry.token) : entry.text);
    if (entry.actual) label.append(element("span.tag", {}, "actual"));
    else if (entry.word) label.append(element("span.tag", {}, entry.word));
    setClass(item, "actual", entry.actual === true);
    setClass(item, "apart", entry.apart === true);
    if (onPick) body.dataset.pick = layout.pickLabel;
    if (cells.length !== layout.series.length) {
      for (const { track, value } of cells) {
        track.remove();
        value.remove();
      }
      cells = layout.series.map((series) => {
        const fill = element("span.fill");
        const track = element(`span.track.${series.tone}`, { "aria-hidden": "true" }, fill);
        const value = element(`span.value.${series.tone}`, {
          "aria-hidden": "true",
        });
        body.append(track, value);
        return { track, fill, value };
      });
    }
    cells.forEach((cell, i) => {
      cell.track.className = `track ${layout.series[i].tone}`;
      cell.value.className = `value ${layout.series[i].tone}`;
    });
  }

  function paint(numbers, view, scales) {
    let everywhereCut = true;
    numbers.forEach((number, i) => {
      const { track, fill, value } = cells[i];
      const length = scales[i].length(number);
      const hidden = 100 * (1 - Math.min(1, Math.max(0, length)));
      fill.style.transform = `translateX(${-hidden.toFixed(3)}%)`;
      setClass(track, "beyond", length > 1.0001);
      setClass(track, "cut", number.cut);
      setClass(value, "cut", number.cut);
      setText(value, valueText(number, view));
      everywhereCut &&= number.cut;
    });
    setClass(item, "cut", everywhereCut);
  }

  function describe(numbers, reading) {
    const name = entry.token ? entry.token.label : entry.text;
    const parts = numbers.map((number, i) => {
      const which = numbers.length > 1 ? `${reading.series[i].title}: ` : "";
      const rank = number.rank ? `, rank ${countText(number.rank)}` : "";
      const cut = number.cut ? ", cut by truncation" : "";
      return `${which}probability ${preciseText(number.p, number.exact)}${rank}${cut}`;
    });
    const tags = (entry.actual ? ", the actual token" : "") + (entry.word ? `, ${entry.word}` : "");
    const text = `${name}${tags}, ${parts.join("; ")}`;
    if (onPick) body.setAttribute("aria-label", `${text}. ${body.dataset.pick}`);
    else setText(spoken, text);
  }

  // How wide the column of labels has to be for all of this one to show; 0 for what is no token.
  function labelWidth() {
    if (!entry.token) return 0;
    const [token, tag] = label.children;
    return token.scrollWidth + (tag ? tag.offsetWidth + GAP : 0) + PADDING;
  }

  return {
    element: item,
    lay,
    labelWidth,
    paint,
    describe,
    focus: () => body.focus(),
    setReachable(reachable) {
      if (onPick) body.tabIndex = reachable ? 0 : -1;
    },
  };
}
