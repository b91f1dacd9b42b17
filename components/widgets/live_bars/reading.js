// From what Python sent to the numbers of one frame: a reading. Draws nothing.

import { partition, probability, remainder, reshape } from "./science.js";
import { isPlain } from "./settings.js";

// Whether one series is what was before the other, and so an outline around its bars.
export function isOutlined(series) {
  return series.some((one) => one.before);
}

// All numbers of one frame: per entry one cell for each series, and all other tokens together.
export function takeReading(series, { entries, otherCount }, settings) {
  for (const one of series) {
    one.shape = reshape(one.sorted, settings);
    one.plainTotal = () =>
      isPlain(settings) ? one.shape.total : partition(one.sorted, settings.temperature || 1);
  }
  const rows = entries.map(({ token }) =>
    series.map((one, i) => measureToken(one, token.ranks[i], settings)),
  );
  const others = series.map((one, i) => {
    const ranks = entries.map(({ token }) => token.ranks[i]);
    return measureOthers(one, ranks, settings);
  });
  return { settings, series, entries, rows, others, otherCount };
}

// One series of a parcel, with what is known of it already if its logits are the same.
export function readSeries(one, known) {
  if (known?.sorted === one.sorted) return { ...known, ...one };
  let last = one.sorted.length - 1;
  while (one.sorted[last] === -Infinity) last--;
  return { ...one, lowest: one.sorted[last], partitions: null, peaks: null };
}

// One token in one series. `cut`: truncation is why it cannot be sampled.
export function measureToken(one, rank, settings) {
  const logit = one.sorted[rank - 1];
  const { temperature } = settings;
  const out = rank > one.shape.kept;
  return {
    rank,
    logit,
    scaled: temperature > 0 ? logit / temperature : rank === 1 ? Infinity : -Infinity,
    p: probability(one.sorted, settings, one.shape, rank),
    exact: out || one.shape.kept === 1,
    cut: out && temperature > 0,
  };
}

// All tokens but those at these ranks, together.
function measureOthers(one, ranks, settings) {
  const p = remainder(one.sorted, settings, one.shape, ranks);
  const out = ranks.filter((rank) => rank <= one.shape.kept).length === one.shape.kept;
  return { p, exact: out, cut: out && settings.temperature > 0 };
}
