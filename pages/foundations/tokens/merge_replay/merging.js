// Byte pair encoding of a few words, from the learned merges alone. Numbers in, numbers out.

export const BYTES = 256; // tokens before the first merge
const ID_LIMIT = 65536;

// rank of each pair: the position of its merge in the order of learning
export function ranksOf(left, right) {
  return new Map(left.map((one, rank) => [one * ID_LIMIT + right[rank], rank]));
}

// The tokens of a word after the first `count` merges. The earliest merge that fits is made
// everywhere in the word, from left to right, until none fits.
function split(word, ranks, count) {
  let tokens = word;
  const applied = new Set();
  for (;;) {
    const rank = earliest(tokens, ranks);
    if (rank >= count) return { tokens, applied, next: rank };
    tokens = merged(tokens, ranks, rank);
    applied.add(rank);
  }
}

// All words, after `count` merges. `last` is the latest merge that was made in them, or -1; `next`
// the first one that would be made by learning on, or Infinity.
export function splitWords(words, ranks, count) {
  const splits = words.map((word) => split(word, ranks, count));
  return {
    words: splits.map((one) => one.tokens),
    last: Math.max(-1, ...splits.flatMap((one) => [...one.applied])),
    next: Math.min(Infinity, ...splits.map((one) => one.next)),
  };
}

function earliest(tokens, ranks) {
  let best = Infinity;
  for (let i = 0; i + 1 < tokens.length; i++) {
    best = Math.min(best, ranks.get(tokens[i] * ID_LIMIT + tokens[i + 1]) ?? Infinity);
  }
  return best;
}

function merged(tokens, ranks, rank) {
  const after = [];
  for (let i = 0; i < tokens.length; i++) {
    const fits = ranks.get(tokens[i] * ID_LIMIT + tokens[i + 1]) === rank;
    after.push(fits ? BYTES + rank : tokens[i]);
    if (fits) i++;
  }
  return after;
}
