// The numbers beside the bars: entropy, perplexity, candidates left, and one token that is
// followed (the pointed one, my word, the actual token, or the top one) with its curve.

import { element, setText } from "../web/elements.js";
import {
  bitsText,
  choicesText,
  countText,
  gainText,
  oneInText,
  preciseText,
} from "../web/numbers.js";
import { createCurve } from "./curve.js";
import { measureToken } from "./reading.js";
import { partition } from "./science.js";
import { tokenLabel } from "./token_label.js";

export function createReadout() {
  const figures = [
    createFigure("Entropy", "bits", "how uncertain the model is"),
    createFigure(
      "Perplexity",
      "",
      "as uncertain as choosing among that many equally likely tokens",
    ),
    createFigure("Candidates left", "", "not cut, with a probability above 0"),
  ];
  const heading = element("h3.followed");
  const split = element("p.split");
  const facts = element("div.facts");
  const shownDifference = element("span.difference");
  const note = element("p.hint");
  const summary = element(
    "section.summary",
    { "aria-label": "The whole distribution" },
    element("dl.figures", {}, ...figures.map((figure) => figure.element)),
  );
  const follow = element(
    "section.follow",
    { "aria-label": "One token" },
    heading,
    split,
    facts,
    note,
  );
  let lines = [];
  let followed = null;
  let difference = "";

  // `called`: what the difference of the two distributions at a token is; empty: nothing is said.
  function lay(series, called) {
    difference = called;
    figures.forEach((figure) => figure.lay(series));
    if (lines.length !== series.length) {
      lines = series.map((one, i) => createFact(one, series.length, i === series.length - 1));
      facts.replaceChildren(...lines.map((line) => line.element));
    }
    const about = difference ? ` The ${difference} is at T = 1.` : "";
    setText(note, `Probability over temperature, without truncation.${about}`);
  }

  // What is followed: {kind, token, pieces}; `pieces` are the tokens of a word, its own first.
  function track(next, series) {
    followed = next;
    const pieces = next.pieces ?? [next.token];
    const labels = pieces.flatMap((piece, i) => [...(i > 0 ? ["|"] : []), tokenLabel(piece)]);
    heading.replaceChildren(
      element("span.kind", {}, next.kind),
      element("span", {}, ...labels),
      shownDifference,
    );
    setText(
      shownDifference,
      difference && `${difference} ${gainText(differenceBits(series, next.token))} bits`,
    );
    shownDifference.title =
      difference &&
      `log₂ ${series[1].title} − log₂ ${series[0].title}, at T = 1 without truncation`;
    split.hidden = pieces.length === 1;
    split.replaceChildren(
      `${pieces.length} tokens; these numbers are for the first, `,
      tokenLabel(next.token),
    );
    refresh(series);
  }

  // Draws the curves, as far as the sums over the vocabulary are there.
  function refresh(series) {
    lines.forEach((line, i) => line.curve.draw(series[i], followed.token, i));
  }

  function paint(reading) {
    figures[0].paint(reading.series.map(({ shape }) => bitsText(shape.entropy)));
    figures[1].paint(reading.series.map(({ shape }) => choicesText(shape.perplexity)));
    figures[2].paint(reading.series.map(({ shape }) => countText(shape.candidates)));
    lines.forEach((line, i) => line.paint(reading, followed.token, i));
  }

  return { summary, follow, lay, track, refresh, paint };
}

// The bits that the second reading saves on this token, as both models have it: at T = 1.
function differenceBits(series, token) {
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
  const value = element("b.probability");
  const rank = element("span.rank");
  const oneIn = element("span.one-in");
  const curve = createCurve(one.tone, count > 1 ? 38 : 60, isLast);
  const numbers = element("p", {}, element("span.swatch"), value, rank, oneIn);

  function paint(reading, token, i) {
    const { sorted, shape } = reading.series[i];
    const tokenRank = token.ranks[i];
    const { p, exact, cut } = measureToken({ sorted, shape }, tokenRank, reading.settings);
    setText(value, cut ? "cut" : preciseText(p, exact));
    setText(rank, `rank ${countText(tokenRank)}`);
    setText(oneIn, oneInText(p));
    curve.mark(reading, token, i);
  }

  return {
    element: element(`div.fact.${one.tone}`, {}, numbers, curve.element),
    curve,
    paint,
  };
}
