// A token's probability as a curve over temperature, without truncation.

import { setText, svgElement } from "../web/elements.js";
import { preciseText } from "../web/numbers.js";
import { partition, peakTemperature, probabilityCurve } from "./science.js";

const CURVE = { width: 256, left: 4, right: 252, top: 18 };
const CURVE_STEPS = 72;
const CURVE_MARKS = [0, 0.5, 1, 2, 5, 10];

// The curve's axis gives the low temperatures more room: 0 to 2 takes three fifths of it.
function curvePosition(temperature) {
  return (temperature / (temperature + 2)) * 1.2;
}

function curveTemperature(position) {
  return (2 * (position / 1.2)) / (1 - position / 1.2);
}

const CURVE_TEMPERATURES = Array.from({ length: CURVE_STEPS + 1 }, (_, i) =>
  curveTemperature(i / CURVE_STEPS),
);

// A token's probability over temperature in one series; the current temperature is marked. Of
// several curves below each other, the last one has the marks of the axis.
export function createCurve(tone, tall, isMarked) {
  const { width, left, right, top } = CURVE;
  const bottom = top + tall;
  const x = (temperature) => left + (right - left) * Math.min(1, curvePosition(temperature));
  const peakLabel = svgElement("text", { x: left, y: top - 7 });
  const now = svgElement("line.now", { y1: top - 3, y2: bottom });
  const path = svgElement("path.line");
  const dot = svgElement("circle.dot", { r: 3.5 });
  const drawing = svgElement(
    `svg.curve.${tone}`,
    {
      viewBox: `0 0 ${width} ${bottom + (isMarked ? 15 : 3)}`,
      role: "img",
      "aria-label": "Probability over temperature",
    },
    svgElement("path.base", { d: `M${left} ${bottom}H${right}` }),
    now,
    path,
    dot,
    peakLabel,
    ...(isMarked ? CURVE_MARKS : []).map((at) => {
      const anchor = at === 0 ? "start" : at === 10 ? "end" : "middle";
      const text = at === 0 ? "T = 0" : String(at);
      return svgElement("text", { x: x(at), y: bottom + 12, "text-anchor": anchor }, text);
    }),
  );
  let peak = 1;

  const y = (p) => bottom - (tall * Math.min(p, peak)) / peak;

  function draw(one, token, i) {
    path.setAttribute("d", "");
    setText(peakLabel, "");
    if (!one.partitions) return;
    const curve = probabilityCurve(one.sorted, token.ranks[i], CURVE_TEMPERATURES, one.partitions);
    const highest = highestPoint(one, token.ranks[i]);
    peak = Math.max(1e-300, highest.p, ...curve);
    const points = curve.map(
      (p, step) => `${x(CURVE_TEMPERATURES[step]).toFixed(1)} ${y(p).toFixed(1)}`,
    );
    path.setAttribute("d", `M${points.join("L")}`);
    setText(peakLabel, peakText(highest));
    drawing.setAttribute(
      "aria-label",
      `Probability of ${token.label}, temperature from 0 to 10: ${peakText(highest)}`,
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

// Where a token's probability is highest, and how high; `at` is null if it still rises at 10. Known
// after the first time: pointing at a bar again costs nothing.
function highestPoint(one, rank) {
  one.peaks ??= new Map();
  if (!one.peaks.has(rank)) {
    const at = peakTemperature(one.sorted, rank);
    const sums = at === 0 ? 1 : partition(one.sorted, at ?? 10);
    const [p] = probabilityCurve(one.sorted, rank, [at ?? 10], [sums]);
    one.peaks.set(rank, { at, p });
  }
  return one.peaks.get(rank);
}

function peakText({ at, p }) {
  if (at === 0) return "highest at T = 0";
  if (at === null) return `${preciseText(p)} at T = 10, still rising`;
  return `highest at T = ${at.toFixed(2)}: ${preciseText(p)}`;
}

// Fills in `partitions` of each series while the page is idle, a few temperatures at a time.
// Returns a function that stops it.
export function sumOverTemperatures(series, onReady) {
  const idle = window.requestIdleCallback ?? ((action) => setTimeout(action, 30));
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
  return () => {
    stopped = true;
  };
}
