// The numbers beside the bars: entropy, effective choices, the nucleus, and one token that is
// followed (the pointed one, my word, the actual token, or the top one) with its curve.

const CURVE = { width: 256, left: 4, right: 252, top: 18 };
const CURVE_STEPS = 72;
const CURVE_MARKS = [0, 0.5, 1, 2, 5, 10];

// The curve's axis gives the low temperatures more room: 0 to 2 takes three fifths of it.
function curvePlace(temperature) {
  return (temperature / (temperature + 2)) * 1.2;
}

function curveTemperature(place) {
  return (2 * (place / 1.2)) / (1 - place / 1.2);
}

const CURVE_TEMPERATURES = Array.from({ length: CURVE_STEPS + 1 }, (_, i) =>
  curveTemperature(i / CURVE_STEPS),
);

function createReadout() {
  const figures = [
    createFigure("Entropy", "bits", "how open the choice is"),
    createFigure("Effective choices", "", "as open as so many equal options"),
    createFigure("Nucleus size", "", "tokens that can still be drawn"),
  ];
  const heading = element("h3.followed");
  const split = element("p.split");
  const facts = element("div.facts");
  const worth = element("span.worth", {
    title: "log₂ P(token | left and right) − log₂ P(token | left), at T = 1 without truncation",
  });
  const note = element("p.hint");
  const summary = element(
    "section.summary",
    { "aria-label": "The whole distribution" },
    element("dl.figures", {}, ...figures.map((figure) => figure.element)),
  );
  const follow = element(
    "section.follow", { "aria-label": "One token" }, heading, split, facts, note,
  );
  let lines = [];
  let followed = null;

  function lay(series) {
    figures.forEach((figure) => figure.lay(series));
    if (lines.length !== series.length) {
      lines = series.map((one, i) => createFact(one, series.length, i === series.length - 1));
      facts.replaceChildren(...lines.map((line) => line.element));
      const gain = series.length === 2 ? " Gain at T = 1." : "";
      setText(note, `Over temperature, without truncation.${gain}`);
    }
  }

  // What is followed: {kind, token, pieces}; `pieces` are the tokens of a word, its own first.
  function track(next, series) {
    followed = next;
    const pieces = next.pieces ?? [next.token];
    const labels = pieces.flatMap((piece, i) => [...(i > 0 ? ["|"] : []), tokenLabel(piece)]);
    heading.replaceChildren(element("span.kind", {}, next.kind), element("span", {}, ...labels), worth);
    setText(worth, series.length === 2 ? `gain ${gainText(gainBits(series, next.token))} bits` : "");
    split.hidden = pieces.length === 1;
    split.replaceChildren(`${pieces.length} tokens; the numbers are those of `, tokenLabel(next.token));
    refresh(series);
  }

  // Draws the curves, as far as the sums over the vocabulary are there.
  function refresh(series) {
    lines.forEach((line, i) => line.curve.draw(series[i], followed.token, i));
  }

  function paint(reading) {
    figures[0].paint(reading.series.map(({ shape }) => bitsText(shape.entropy)));
    figures[1].paint(reading.series.map(({ shape }) => choicesText(shape.choices)));
    figures[2].paint(reading.series.map(({ shape }) => countText(shape.kept)));
    lines.forEach((line, i) => line.paint(reading, followed.token, i));
  }

  return { summary, follow, lay, track, refresh, paint };
}

// The bits that the second reading saves on this token, as both models have it: at T = 1.
function gainBits(series, token) {
  const [before, after] = series.map((one, i) => {
    one.plainSum ??= partition(one.sorted, 1);
    return one.sorted[token.ranks[i] - 1] - one.sorted[0] - Math.log(one.plainSum);
  });
  return (after - before) / Math.LN2;
}

function createFigure(name, unit, hint) {
  const values = element("dd");
  return {
    element: element(
      "div",
      { title: hint },
      element("dt", {}, name, element("span.unit", {}, unit && `, ${unit}`)),
      values,
      element("dd.hint", {}, hint),
    ),
    lay(series) {
      const parts = series.map((one) =>
        element(
          `span.${one.tone}`,
          {},
          element("span.swatch"),
          element("b"),
          element("span.unit", {}, unit && ` ${unit}`),
        ),
      );
      values.replaceChildren(...parts);
    },
    paint: (texts) => {
      texts.forEach((text, i) => setText(values.children[i].querySelector("b"), text));
    },
  };
}

// What one series says of the followed token: probability, rank, and the curve.
function createFact(one, count, isLast) {
  const share = element("b.share");
  const rank = element("span.rank");
  const odds = element("span.odds");
  const curve = createCurve(one.tone, count > 1 ? 38 : 60, isLast);
  const numbers = element("p", {}, element("span.swatch"), share, rank, odds);

  function paint(reading, token, i) {
    const { sorted, shape } = reading.series[i];
    const place = token.ranks[i];
    const { p, exact, cut } = measureToken({ sorted, shape }, place, reading.settings);
    setText(share, cut ? "cut" : preciseText(p, exact));
    setText(rank, `rank ${countText(place)}`);
    setText(odds, oneInText(p));
    curve.mark(reading, token, i);
  }

  return { element: element(`div.fact.${one.tone}`, {}, numbers, curve.element), curve, paint };
}

// A token's probability over temperature in one series; the current temperature is marked. Of
// several curves below each other, the last one has the marks of the axis.
function createCurve(tone, tall, isMarked) {
  const { width, left, right, top } = CURVE;
  const bottom = top + tall;
  const x = (temperature) => left + (right - left) * Math.min(1, curvePlace(temperature));
  const highest = svgElement("text", { x: left, y: top - 7 });
  const now = svgElement("line.now", { y1: top - 3, y2: bottom });
  const path = svgElement("path.line");
  const dot = svgElement("circle.dot", { r: 3.5 });
  const drawing = svgElement(
    `svg.curve.${tone}`,
    { viewBox: `0 0 ${width} ${bottom + (isMarked ? 15 : 3)}`, role: "img", "aria-label": "Probability over temperature" },
    svgElement("path.base", { d: `M${left} ${bottom}H${right}` }),
    now,
    path,
    dot,
    highest,
    ...(isMarked ? CURVE_MARKS : []).map((mark) => {
      const anchor = mark === 0 ? "start" : mark === 10 ? "end" : "middle";
      const text = mark === 0 ? "T = 0" : String(mark);
      return svgElement("text", { x: x(mark), y: bottom + 12, "text-anchor": anchor }, text);
    }),
  );
  let peak = 1;

  const y = (p) => bottom - (tall * Math.min(p, peak)) / peak;

  function draw(one, token, i) {
    path.setAttribute("d", "");
    setText(highest, "");
    if (!one.partitions) return;
    const curve = probabilityCurve(one.sorted, token.ranks[i], CURVE_TEMPERATURES, one.partitions);
    peak = Math.max(1e-300, ...curve);
    const points = curve.map((p, step) => `${x(CURVE_TEMPERATURES[step]).toFixed(1)} ${y(p).toFixed(1)}`);
    path.setAttribute("d", `M${points.join("L")}`);
    setText(highest, peakText(curve));
    drawing.setAttribute(
      "aria-label", `Probability of ${token.label}, temperature from 0 to 10: ${peakText(curve)}`,
    );
  }

  function mark(reading, token, i) {
    const one = reading.series[i];
    const { temperature } = reading.settings;
    const [p] = probabilityCurve(one.sorted, token.ranks[i], [temperature], [one.plainTotal()]);
    now.setAttribute("x1", x(temperature));
    now.setAttribute("x2", x(temperature));
    dot.setAttribute("cx", x(temperature));
    dot.setAttribute("cy", y(p));
    dot.style.visibility = one.partitions ? "" : "hidden";
  }

  return { element: drawing, draw, mark };
}

function peakText(curve) {
  const highest = Math.max(...curve);
  const step = curve.indexOf(highest);
  if (step === 0) return "highest at T = 0";
  if (step === CURVE_STEPS) return `${preciseText(highest)} at T = 10, still rising`;
  return `highest near T = ${CURVE_TEMPERATURES[step].toFixed(1)}: ${preciseText(highest)}`;
}

// Fills in `partitions` of each series while the page is idle, a few temperatures at a time.
// Returns a function that stops it.
function sumOverTemperatures(series, onReady) {
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 30));
  const left = series.filter((one) => !one.partitions).map((one) => ({ one, sums: [] }));
  let stopped = false;
  function work() {
    if (stopped || left.length === 0) return;
    const { one, sums } = left[0];
    for (let i = 0; i < 8 && sums.length <= CURVE_STEPS; i++) {
      const temperature = CURVE_TEMPERATURES[sums.length];
      sums.push(temperature === 0 ? 1 : partition(one.sorted, temperature));
    }
    if (sums.length > CURVE_STEPS) {
      one.partitions = sums;
      left.shift();
      onReady();
    }
    idle(work);
  }
  idle(work);
  return () => (stopped = true);
}
