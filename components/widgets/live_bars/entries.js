// Which tokens get a bar, and in which order. Pure.

const NARROW_ROWS = 10;
const COMPACT_ROWS = 8;

// One entry a bar: its token; whether it stands apart, before the others; whether it is the actual
// token; and what it is called if it is the word that is followed.
export function chooseEntries(data, { narrow, orderedBy }) {
  const wanted = data.compact
    ? COMPACT_ROWS
    : narrow
      ? Math.min(NARROW_ROWS, data.rows)
      : data.rows;
  const each = wanted / data.series.length; // two series: the union of each one's first half
  const shown = data.tokens.filter((token) => token.ranks.some((rank) => rank <= each));
  shown.sort((a, b) => a.ranks[orderedBy] - b.ranks[orderedBy]);
  const entries = shown.map((token) => ({ token }));
  const extra = data.actual && !shown.some((token) => token.id === data.actual.id);
  if (extra) entries.unshift({ token: data.actual, apart: true });
  for (const entry of entries) {
    entry.actual = entry.token.id === data.actual?.id;
    entry.word = entry.token.id === data.word?.token.id ? data.word.called : "";
  }
  return entries;
}
