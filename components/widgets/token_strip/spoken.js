// How a label is read aloud: a screen reader has no word for the marks that stand for white space.

const WORDS = {
  "␣": " space ",
  "⏎": " line break ",
  "⇥": " tab ",
  "␍": " return ",
};

export function spoken(label) {
  return label
    .replace(/[␣⏎⇥␍]/g, (mark) => WORDS[mark])
    .replace(/ +/g, " ")
    .trim();
}
