// How a label is read aloud: a screen reader has no word for the marks that stand for what is not
// seen.

const WORDS = {
  "␣": " space ",
  "⏎": " line break ",
  "⇥": " tab ",
  "␍": " return ",
  "◌": " combining ",
};

export function spoken(label) {
  return label
    .replace(/[␣⏎⇥␍◌]/g, (mark) => WORDS[mark])
    .replace(/⟨([^⟩]*)⟩/g, " $1 ")
    .replace(/ +/g, " ")
    .trim();
}
