// A text in lines that fit: broken at spaces, and inside what is longer than a line, as in scripts
// that have no spaces, between the signs a person would count. Pure but for what measures.

const signs = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export function wrapped(text, room, widthOf) {
  const lines = [];
  let line = "";
  const end = () => {
    if (line.trim()) lines.push(line.trimEnd());
    line = "";
  };
  const add = (part) => {
    if (line && widthOf((line + part).trimEnd()) > room) end();
    line += part;
  };
  for (const word of text.split(/(?<=\s)/)) {
    if (widthOf(word.trimEnd()) <= room) add(word);
    else for (const { segment } of signs.segment(word)) add(segment);
  }
  end();
  return lines;
}
