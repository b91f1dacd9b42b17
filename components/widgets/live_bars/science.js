// The arithmetic of the live bars: from sorted logits and settings to probabilities.
// Pure: no document, no state. The same rules, in the same order of operations, as
// backend/probability/sampling.py; a test compares the two in a browser.
//
// `sorted` is a Float32Array of all logits of the vocabulary, highest first (ties: lower id first),
// so every truncation keeps a prefix. `settings` is {temperature, top_k, top_p, min_p, order}.
// A rank counts from 1.

// What the settings make of the whole distribution:
// kept     how many tokens can still be sampled (a prefix of `sorted`)
// total    the sum of the kept tokens' weights, where the top token weighs 1
// entropy  in bits; choices is 2 to the entropy
export function reshape(sorted, settings) {
  if (settings.temperature === 0) return { kept: 1, total: 1, entropy: 0, choices: 1 };
  const kept = keptPrefix(sorted, settings);
  const top = sorted[0];
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < kept; i++) {
    const scaled = (sorted[i] - top) / settings.temperature;
    const weight = Math.exp(scaled);
    if (weight === 0) break; // underflow: so do all that follow
    total += weight;
    weighted += weight * scaled;
  }
  // -sum p ln p with p = weight / total is ln total - (sum weight * scaled) / total
  const entropy = Math.max(0, (Math.log(total) - weighted / total) / Math.LN2);
  return { kept, total, entropy, choices: 2 ** entropy };
}

// The probability of the token at this rank; `shape` comes from reshape with the same settings.
export function probability(sorted, settings, shape, rank) {
  if (rank > shape.kept) return 0;
  if (settings.temperature === 0) return 1;
  return Math.exp((sorted[rank - 1] - sorted[0]) / settings.temperature) / shape.total;
}

// The probability of all tokens but those at these (distinct) ranks.
export function remainder(sorted, settings, shape, ranks) {
  const kept = ranks.filter((rank) => rank <= shape.kept);
  if (kept.length === shape.kept) return 0;
  let rest = 1;
  for (const rank of kept) rest -= probability(sorted, settings, shape, rank);
  return Math.max(0, rest);
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

// A token's probability at each of these temperatures, without truncation; `partitions` holds
// partition(sorted, temperature) for each.
export function probabilityCurve(sorted, rank, temperatures, partitions) {
  const gap = sorted[rank - 1] - sorted[0];
  return temperatures.map((temperature, i) => {
    if (temperature === 0) return rank === 1 ? 1 : 0;
    return Math.exp(gap / temperature) / partitions[i];
  });
}
