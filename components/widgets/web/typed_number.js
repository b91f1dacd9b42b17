// How a number that somebody typed is read: a comma is a decimal point. Pure. As in Python's
// backend/typed_numbers.py: tests run one table through both (tests/typed_numbers.json).

const [COMMAS, POINTS, SPACES] = [",", "\\.", "\\s"].map((mark) => `[0-9]{1,3}(?:${mark}[0-9]{3})`);
const WHOLE = ["[0-9]+", `${COMMAS}+`, `${POINTS}+`, `${SPACES}+`];
const DECIMAL = [
  "[0-9]+(?:[.,][0-9]*)?",
  "[.,][0-9]+",
  `${COMMAS}+\\.[0-9]*`,
  `${COMMAS}{2,}`,
  `${POINTS}+,[0-9]*`,
  `${POINTS}{2,}`,
  `${SPACES}+(?:[.,][0-9]*)?`,
];
const whole = new RegExp(`^\\s*[-+−]?(?:${WHOLE.join("|")})\\s*$`);
const decimal = new RegExp(`^\\s*[-+−]?(?:${DECIMAL.join("|")})(?:[eE][-+−]?[0-9]+)?\\s*$`);

// NaN where it is no whole number.
export function readWhole(text) {
  return whole.test(text) ? Number(text.replace(/[\s,.]/g, "").replace("−", "-")) : Number.NaN;
}

// NaN where it is no number.
export function readDecimal(text) {
  if (!decimal.test(text)) return Number.NaN;
  let plain = text.replace(/\s/g, "").replaceAll("−", "-");
  const [comma, point] = [plain.lastIndexOf(","), plain.lastIndexOf(".")];
  if (comma >= 0 && point >= 0) plain = plain.replaceAll(comma < point ? "," : ".", "");
  else if (plain.replace(/[^.,]/g, "").length > 1) plain = plain.replace(/[.,]/g, "");
  return Number(plain.replace(",", "."));
}
