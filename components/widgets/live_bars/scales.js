// What the length of a bar means in each view, and the marks of its axis. Draws nothing.

import { countText, percentMark, probabilityText, realText } from "../web/numbers.js";

export const VIEWS = {
  probability: "Probability",
  logit: "Logit",
  scaled: "Logit ÷ T",
};

export function valueText(number, view) {
  if (view === "probability") return number.cut ? "cut" : probabilityText(number.p, number.exact);
  if (number.logit === undefined) return "";
  return realText(view === "logit" ? number.logit : number.scaled);
}

// Probabilities start at 0 and end at 1; fitted, at the next round number, the same for both.
export function probabilityScale(reading, zoom) {
  const highest = Math.max(...reading.rows.flat().map((number) => number.p));
  const end = zoom ? axisEnd(highest) : 1;
  const marks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({
    at,
    text: percentMark(at * end),
  }));
  return {
    length: (number) => number.p / end,
    marks,
    note: !zoom
      ? ""
      : end < 1
        ? `Fitted axis: it ends at ${percentMark(end)}.`
        : "Fitted axis: the longest bar needs all of it.",
  };
}

// A logit has no natural zero: adding one number to all of them changes no probability. Bars start
// at the lowest logit of the whole vocabulary (fitted: of the tokens shown). Divided by T, they
// are drawn on the axis that fits T = 0.5, so that their shrinking and growing can be seen.
export function logitScale(reading, index, view, zoom) {
  const { sorted, lowest } = reading.series[index];
  const shown = reading.rows.map((cells) => cells[index].logit).filter(Number.isFinite);
  const low = zoom ? Math.min(...shown) : lowest;
  const span = sorted[0] - low || 1;
  const where = zoom ? "of the logits shown" : `of all ${countText(sorted.length)} logits`;
  if (view === "logit") {
    return {
      length: (number) => (number.logit === undefined ? 0 : (number.logit - low) / span),
      marks: [0, 0.5, 1].map((at) => ({
        at,
        text: realText(low + at * span, 1),
      })),
      note: `Bars start at the lowest ${where}. Only the gaps between logits matter.`,
    };
  }
  const { temperature } = reading.settings;
  if (temperature === 0) {
    return {
      length: (number) => (number.rank === 1 ? 1 : 0),
      marks: [],
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
    note: `Bars start at the lowest ${where}, divided by T: a low T stretches the gaps.`,
  };
}

// The end of an axis that has to hold this probability: 1, or the next of 0.5, 0.2, 0.1, 0.05, ...
function axisEnd(highest) {
  for (let end = 1, step = 0; end > 1e-9; step++) {
    const next = [0.5, 0.2, 0.1][step % 3] * 10 ** -Math.floor(step / 3);
    if (highest > next) return end;
    end = next;
  }
  return 1e-9;
}
