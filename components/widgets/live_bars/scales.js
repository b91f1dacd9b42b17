// What the length of a bar means in each view, and the marks of its axis. Draws nothing.

import { countText, percentMark, probabilityText, realText } from "../web/numbers.js";

export const VIEWS = {
  probability: "Probability",
  logit: "Logit",
  scaled: "Logit ÷ T",
};

// Of the probabilities; of logits there is no log scale.
export const AXES = { fit: "Fit axis", whole: "0 to 100\u00a0%", log: "Log scale" };
export const LOGIT_AXES = { fit: "Fit axis", whole: "All logits" };

const MOST_DECADES = 12;
const SHORTEST = 0.2; // of a decade: the bar of the smallest probability is still seen

export function valueText(number, view) {
  if (view === "probability") return number.cut ? "cut" : probabilityText(number.p, number.exact);
  if (number.logit === undefined) return "";
  return realText(view === "logit" ? number.logit : number.scaled);
}

// Where an axis of probabilities has to begin and to end for these numbers. It is the same for all
// series: fitted to the longest bar, it ends at a round number; a log scale at powers of ten.
export function probabilityEnds(reading, axis) {
  const shown = reading.rows.flat().map((number) => number.p);
  const highest = Math.max(...shown);
  if (axis === "whole") return { low: 0, high: 1 };
  if (axis === "fit") return { low: 0, high: axisEnd(highest) };
  const lowest = Math.min(...shown.filter((p) => p > 0));
  const high = Math.ceil(Math.log10(highest));
  const low = Math.floor(Math.log10(lowest) - SHORTEST);
  return { low: 10 ** Math.max(low, high - MOST_DECADES), high: 10 ** high };
}

// `kept`: the bars have changed since the axis was fitted to them.
export function probabilityScale({ low, high }, axis, kept) {
  if (axis === "log") return logarithmicScale(Math.log10(low), Math.log10(high));
  const fitted = kept ? ", kept while the slider moves" : ", fitted to the longest bar";
  return {
    length: (number) => number.p / high,
    marks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: percentMark(at * high) })),
    parts: 4,
    note: `Axis 0 to ${percentMark(high)}${axis === "fit" ? fitted : ""}.`,
  };
}

// From one power of ten to another, or a little below: all marks are equally far apart.
function logarithmicScale(low, high) {
  const last = Math.round(high);
  const step = Math.ceil((last - Math.round(low)) / 4); // decades from mark to mark
  const parts = Math.ceil((last - Math.round(low)) / step);
  const decades = parts * step;
  const first = last - decades;
  const marks = Array.from({ length: parts + 1 }, (_, i) => ({
    at: i / parts,
    text: percentMark(10 ** (first + i * step)),
  }));
  const range = `${marks[0].text} to ${marks.at(-1).text}`;
  return {
    length: (number) => (number.p > 0 ? (Math.log10(number.p) - first) / decades : 0),
    marks,
    parts,
    note: `Log scale, ${range}: each mark is ${countText(10 ** step)} times the one before.`,
  };
}

// A logit has no natural zero: adding one number to all of them changes no probability. Bars start
// at the lowest logit of the whole vocabulary (fitted: of the tokens shown). Divided by T, they
// are drawn on the axis that fits T = 0.5, so that their shrinking and growing can be seen.
// `which`: the series that share it, by their numbers.
export function logitScale(reading, which, view, axis) {
  const series = which.map((i) => reading.series[i]);
  const shown = reading.rows.flatMap((cells) => which.map((i) => cells[i].logit));
  const lowest = axis !== "whole" ? shown.filter(Number.isFinite) : series.map((one) => one.lowest);
  const low = Math.min(...lowest);
  const span = Math.max(...series.map((one) => one.sorted[0])) - low || 1;
  const where =
    axis !== "whole"
      ? "of the logits shown"
      : `of all ${countText(series[0].sorted.length)} logits`;
  if (view === "logit") {
    return {
      length: (number) => (number.logit === undefined ? 0 : (number.logit - low) / span),
      marks: [0, 0.5, 1].map((at) => ({
        at,
        text: realText(low + at * span, 1),
      })),
      parts: 4,
      note: `Bars start at the lowest ${where}. Only the gaps between logits matter.`,
    };
  }
  const { temperature } = reading.settings;
  if (temperature === 0) {
    return {
      length: (number) => (number.rank === 1 ? 1 : 0),
      marks: [],
      parts: 4,
      note: "At temperature 0 nothing is divided: the highest logit gets probability 1.",
    };
  }
  return {
    length: (number) =>
      number.logit === undefined ? 0 : (number.logit - low) / temperature / (2 * span),
    marks: [0, 0.5, 1].map((at) => ({
      at,
      text: realText(low / temperature + at * 2 * span, 1),
    })),
    parts: 4,
    note: `Bars start at the lowest ${where}, divided by T: a low T stretches the gaps.`,
  };
}

// The end of an axis that has to hold this probability: the next larger one whose quarters are round.
function axisEnd(highest) {
  let power = 1;
  while (power > 1e-9 && highest <= 0.1 * power) power /= 10;
  const ends = [0.12, 0.16, 0.2, 0.3, 0.4, 0.6, 0.8, 1];
  return power * ends.find((end) => highest <= end * power * (1 + 1e-9));
}
