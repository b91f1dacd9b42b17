// The rows: one token each, with one bar per series, then all other tokens together.
// Two series share the labels in the middle, their bars grow outwards (on a phone: one below the
// other). What a length means depends on the view: probability, logit, or logit / T.

const VIEWS = { probability: "Probability", logit: "Logit", heated: "Logit / T" };

function createBars({ onPick, onPoint }) {
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
    pairs = layout.series.length === 2;
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
    axes.replaceChildren(...layout.series.map((series) => element(`div.axis.${series.tone}`)));
  }

  function paint(reading, view, zoom) {
    const scales = reading.series.map((series, i) =>
      view === "probability"
        ? shareScale(reading, zoom)
        : logitScale(reading, i, view, zoom),
    );
    reading.rows.forEach((cells, i) => rows[i].paint(cells, view, scales));
    others.paint(reading.others, view, scales);
    scales.forEach((scale, i) => paintAxis(axes.children[i], scale));
    setClass(axes, "shared", view === "probability");
    setText(axisNote, scales[0].note);
  }

  function describe(reading) {
    reading.rows.forEach((cells, i) => rows[i].describe(cells, reading));
    others.describe(reading.others, reading);
  }

  return { element: whole, lay, paint, describe };
}

function seriesHead(series) {
  return element(
    `div.head.${series.tone}`,
    {},
    element("span.swatch"),
    element("h3", {}, series.title),
    element("p.about", { title: series.about }, series.about),
  );
}

function createRow({ onPick, onPoint }) {
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
    else if (entry.word) label.append(element("span.tag", {}, "my word"));
    setClass(item, "actual", entry.actual === true);
    setClass(item, "apart", entry.apart === true);
    if (onPick) body.dataset.pick = layout.pickLabel;
    if (cells.length !== layout.series.length) {
      cells.forEach((cell) => (cell.track.remove(), cell.value.remove()));
      cells = layout.series.map((series) => {
        const fill = element("span.fill");
        const track = element(`span.track.${series.tone}`, { "aria-hidden": "true" }, fill);
        const value = element(`span.value.${series.tone}`, { "aria-hidden": "true" });
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
      const share = scales[i].share(number);
      const hidden = 100 * (1 - Math.min(1, Math.max(0, share)));
      fill.style.transform = `translateX(${-hidden.toFixed(3)}%)`;
      setClass(track, "beyond", share > 1.0001);
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
    const tags = (entry.actual ? ", the actual token" : "") + (entry.word ? ", my word" : "");
    const text = `${name}${tags}, ${parts.join("; ")}`;
    if (onPick) body.setAttribute("aria-label", `${text}. ${body.dataset.pick}`);
    else setText(spoken, text);
  }

  return {
    element: item,
    lay,
    paint,
    describe,
    focus: () => body.focus(),
    setReachable: (reachable) => onPick && (body.tabIndex = reachable ? 0 : -1),
  };
}

function valueText(number, view) {
  if (view === "probability") return number.cut ? "cut" : probabilityText(number.p, number.exact);
  if (number.logit === undefined) return "";
  return realText(view === "logit" ? number.logit : number.heated);
}

// Probabilities start at 0 and end at 1; zoomed in, at the next round number, the same for both.
function shareScale(reading, zoom) {
  const highest = Math.max(...reading.rows.flat().map((number) => number.p));
  const end = zoom ? axisEnd(highest) : 1;
  const marks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: shareMark(at * end) }));
  return {
    share: (number) => number.p / end,
    marks,
    note: !zoom
      ? ""
      : end < 1
        ? `Zoomed in: this axis ends at ${shareMark(end)}.`
        : "The longest bar needs the whole axis.",
  };
}

function shareMark(share) {
  return String(Number(share.toPrecision(3)));
}

// A logit has no natural zero: adding one number to all of them changes no probability. Bars start
// at the lowest logit of the whole vocabulary (zoomed in: of the tokens shown). Divided by T, they
// are drawn on the axis that fits T = 0.5, so that their shrinking and growing can be seen.
function logitScale(reading, index, view, zoom) {
  const { sorted, lowest } = reading.series[index];
  const shown = reading.rows.map((cells) => cells[index].logit).filter(Number.isFinite);
  const low = zoom ? Math.min(...shown) : lowest;
  const span = sorted[0] - low || 1;
  const where = zoom ? "of the logits shown" : `of all ${countText(sorted.length)} logits`;
  if (view === "logit") {
    return {
      share: (number) => (number.logit === undefined ? 0 : (number.logit - low) / span),
      marks: [0, 0.5, 1].map((at) => ({ at, text: realText(low + at * span, 1) })),
      note: `Bars start at the lowest ${where}. Only the gaps between logits matter.`,
    };
  }
  const { temperature } = reading.settings;
  if (temperature === 0) {
    return {
      share: (number) => (number.rank === 1 ? 1 : 0),
      marks: [],
      note: "At temperature 0 nothing is divided: the highest logit takes all.",
    };
  }
  return {
    share: (number) =>
      number.logit === undefined ? 0 : (number.logit - low) / temperature / (2 * span),
    marks: [0, 0.5, 1].map((at) => ({
      at,
      text: realText(low / temperature + at * 2 * span, 1),
    })),
    note: `Bars start at the lowest ${where}, divided by T: a low T stretches the gaps.`,
  };
}

function paintAxis(axis, scale) {
  while (axis.childElementCount > scale.marks.length) axis.lastChild.remove();
  while (axis.childElementCount < scale.marks.length) axis.append(element("span"));
  scale.marks.forEach((mark, i) => {
    axis.children[i].style.setProperty("--at", mark.at);
    setText(axis.children[i], mark.text);
  });
}
