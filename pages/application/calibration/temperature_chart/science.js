// Probabilities of four options at a temperature, and how well they are calibrated. Pure. The same as
// backend/probability/temperature_scaling.py and calibration.py: a test runs both on the same scores.

const BINS = 10; // of equal width, from 0 to 1; the upper edge belongs to a bin

// Probabilities that are proportional to exp(score / temperature).
export function scaled(scores, temperature) {
  const highest = Math.max(...scores);
  const weights = scores.map((score) => Math.exp((score - highest) / temperature));
  const sum = weights.reduce((one, other) => one + other, 0);
  return weights.map((weight) => weight / sum);
}

// The option with the highest score of each question, its probability, and whether it is right.
export function answersAt(rows, rights, temperature) {
  return rows.map((scores, i) => {
    const chosen = scores.indexOf(Math.max(...scores));
    return { sure: scaled(scores, temperature)[chosen], right: chosen === rights[i] };
  });
}

// The reliability diagram of some answers, and what is read off it.
export function reliabilityOf(answers) {
  const groups = Array.from({ length: BINS }, () => []);
  for (const one of answers) groups[binOf(one.sure)].push(one);
  const bins = groups.flatMap((group, i) => (group.length > 0 ? [binFrom(group, i)] : []));
  const mean = (value) => answers.reduce((sum, one) => sum + value(one), 0) / answers.length;
  const overBins = (value) =>
    bins.reduce((sum, bin) => sum + bin.count * value(bin), 0) / answers.length;
  return {
    bins,
    count: answers.length,
    hits: answers.filter((one) => one.right).length,
    confidence: mean((one) => one.sure),
    error: overBins((bin) => Math.abs(bin.right - bin.confidence)),
    chanceError: overBins((bin) => bin.expectedGap),
    brier: mean((one) => (one.sure - Number(one.right)) ** 2),
  };
}

// Mean surprise at the right options, in nats.
export function negativeLogLikelihood(rows, rights, temperature) {
  const costs = rows.map((scores, i) => {
    const highest = Math.max(...scores);
    const sum = scores.reduce((part, one) => part + Math.exp((one - highest) / temperature), 0);
    return Math.log(sum) + (highest - scores[rights[i]]) / temperature;
  });
  return costs.reduce((sum, cost) => sum + cost, 0) / rows.length;
}

function binOf(sure) {
  return Math.min(Math.max(Math.ceil(sure * BINS) - 1, 0), BINS - 1);
}

// `low` to `high` is where the share that is right of a perfect forecaster lies in 95 % of cases.
function binFrom(group, place) {
  const count = group.length;
  const confidence = group.reduce((sum, one) => sum + one.sure, 0) / count;
  const chances = rightCounts(group.map((one) => one.sure));
  return {
    from: place / BINS,
    to: (place + 1) / BINS,
    count,
    confidence,
    right: group.filter((one) => one.right).length / count,
    low: quantile(chances, 0.025) / count,
    high: quantile(chances, 0.975) / count,
    expectedGap: chances.reduce((sum, p, hits) => sum + p * Math.abs(hits / count - confidence), 0),
  };
}

// How probable it is that 0, 1, ..., n of n independent answers are right.
function rightCounts(probabilities) {
  let found = [1];
  for (const p of probabilities) {
    const next = Array.from({ length: found.length + 1 }, () => 0);
    found.forEach((chance, hits) => {
      next[hits] += chance * (1 - p);
      next[hits + 1] += chance * p;
    });
    found = next;
  }
  return found;
}

// The lowest number whose cumulated chance reaches a share.
function quantile(chances, share) {
  let sum = 0;
  const found = chances.findIndex((chance) => {
    sum += chance;
    return sum >= share;
  });
  return found < 0 ? chances.length - 1 : found;
}
