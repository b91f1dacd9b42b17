// The arithmetic of the live bars: from sorted logits and settings to probabilities.
// Pure: no document, no state. The same rules, in the same order of operations, as
// backend/probability/sampling.py; a test compares the two in a browser.
//
// `sorted` is a Float32Array of all logits of the vocabulary, highest first (ties: lower id first),
// so every truncation keeps a prefix. `settings` is {temperature, top_k, top_p, min_p, order}.
// A rank counts from 1.

const WELL_LEFT = 1e-3; // above it, one minus the others still has 12 digits
const HIGHEST_TEMPERATURE = 10;
const HALVINGS = 30; // of an interval of 10: to 1e-8

// What the settings make of the whole distribution:
// kept     how many tokens truncation keeps (a prefix of `sorted`)
// candidates  how many of those have a probability above 0 in float64: candidates_left in Python
// total    the sum of the kept tokens' weights, where the top token weighs 1
// entropy  in bits; perplexity is 2 to the entropy
export function reshape(sorted, settings) {
  if (settings.temperature === 0) {
    return { kept: 1, candidates: 1, total: 1, entropy: 0, perplexity: 1 };
  }
  const kept = keptPrefix(sorted, settings);
  const top = sorted[0];
  let total = 0;
  let weighted = 0;
  let candidates = 0;
  for (; candidates < kept; candidates++) {
    const scaled = (sorted[candidates] - top) / settings.temperature;
    const weight = Math.exp(scaled);
    if (weight === 0) break; // underflow: so do all that follow
    total += weight;
    weighted += weight * scaled;
  }
  while (Math.exp((sorted[candidates - 1] - top) / settings.temperature) / total === 0)
    candidates--;
  // -sum p ln p with p = weight / total is ln total - (sum weight * scaled) / total
  const entropy = Math.max(0, (Math.log(total) - weighted / total) / Math.LN2);
  return { kept, candidates, total, entropy, perplexity: 2 ** entropy };
}

// The probability of the token at this rank; `shape` comes from reshape with the same settings.
export function probability(sorted, settings, shape, rank) {
  if (rank > shape.kept) return 0;
  if (settings.temperature === 0) return 1;
  return Math.exp((sorted[rank - 1] - sorted[0]) / settings.temperature) / shape.total;
}

// The probability of all tokens but those at these (distinct) ranks. One minus theirs loses the digits
// of what is small, at a low temperature all of them: that is summed.
export function remainder(sorted, settings, shape, ranks) {
  const kept = ranks.filter((rank) => rank <= shape.kept);
  if (kept.length === shape.kept) return 0;
  let rest = 1;
  for (const rank of kept) rest -= probability(sorted, settings, shape, rank);
  return rest > WELL_LEFT ? rest : tail(sorted, settings, shape, new Set(kept));
}

function tail(sorted, settings, shape, without) {
  let rest = 0;
  for (let rank = 1; rank <= shape.candidates; rank++) {
    if (!without.has(rank)) rest += probability(sorted, settings, shape, rank);
  }
  return rest;
}

function keptPrefix(sorted, settings) {
  const { temperature, top_k, top_p, min_p, order } = settings;
  const top = sorted[0];
  const divisor = order === "temperature_first" ? temperature : 1;
  const score = (i) => (sorted[i] - top) / divisor;
  let possible = sorted.length;
  while (sorted[possible - 1] === -Infinity) possible--;
  let kept = possible;
  if (top_k > 0 && top_k < possible) {
    kept = top_k;
    while (kept < possible && score(kept) === score(top_k - 1)) kept++;
  }
  if (top_p < 1) {
    let total = 0;
    for (let i = 0; i < kept; i++) {
      const weight = Math.exp(score(i));
      if (weight === 0) break;
      total += weight;
    }
    let before = 0; // the mass of all more probable tokens
    let size = 0;
    do before += Math.exp(score(size++));
    while (size < kept && before < top_p * total);
    kept = size;
  }
  if (min_p > 0) {
    let size = 1;
    while (size < kept && Math.exp(score(size)) >= min_p) size++;
    kept = size;
  }
  return kept;
}

// The sum of all weights at a temperature, without truncation; the top token weighs 1.
export function partition(sorted, temperature) {
  let total = 0;
  for (let i = 0; i < sorted.length; i++) {
    const weight = Math.exp((sorted[i] - sorted[0]) / temperature);
    if (weight === 0) break;
    total += weight;
  }
  return total;
}

// The temperature at which this token is most probable, without truncation: 0 for a token with the
// highest logit, null if it still rises at 10. As peak_temperature in temperature_curves.py: a token
// rises as long as its logit is below the mean logit, which falls as the temperature rises.
export function peakTemperature(sorted, rank) {
  const gap = sorted[rank - 1] - sorted[0];
  if (gap === 0) return 0;
  if (gap === -Infinity || meanGap(sorted, HIGHEST_TEMPERATURE) > gap) return null;
  let low = 0;
  let high = HIGHEST_TEMPERATURE;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (meanGap(sorted, middle) > gap) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

// The mean distance from the highest logit (at most 0), weighted by probability.
function meanGap(sorted, temperature) {
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < sorted.length; i++) {
    const gap = sorted[i] - sorted[0];
    const weight = Math.exp(gap / temperature);
    if (weight === 0) break;
    total += weight;
    weighted += weight * gap;
  }
  return weighted / total;
}

// A token's probability at each of these temperatures, without truncation; `partitions` holds
// partition(sorted, temperature) for each.
export function probabilityCurve(sorted, rank, temperatures, partitions) {
  const gap = sorted[rank - 1] - sorted[0];
  return temperatures.map((temperature, i) => {
    if (temperature === 0) return rank === 1 ? 1 : 0;
    return Math.exp(gap / temperature) / partitions[i];
  });
}
