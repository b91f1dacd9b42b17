// How numbers are written: with the digits that hold. Pure. Python has backend/numbers.py; where both
// have a name (count_text, countText), both write the same for the same value: tests run one table
// of cases through both (tests/number_cases.json).
// Logits are float32, so a probability carries about six significant digits; the bars show three.

const SPACE = "\u00a0"; // before a unit, so that no line begins with a lonely "%"
const LEAST = 0.001; // a share below it is only said to be below it
const LEAST_IN_PERCENT = 1e-6; // below it a percentage would be a row of zeros
const LEAST_BITS = 0.001;
const EXACT_IN_FILES = 6; // significant digits; a float32 carries about seven

// In percent: "80.6 %", "0.150 %"; of a smaller one only "< 0.1 %". `exact` says that 0 and 1 are
// meant: the token was cut, or is the only one. Otherwise a number that float64 cannot tell from 0
// or 1 is written as what it is: very near.
export function probabilityText(p, exact = false) {
  return percentText(p, 3, exact);
}

// As probabilityText, but a small one in full: "0.00123 %", a tiny one "1.30×10⁻¹⁶".
export function preciseText(p, exact = false) {
  if (p >= LEAST || (exact && p === 0)) return probabilityText(p, exact);
  if (p < 1e-300) return `<${SPACE}10⁻³⁰⁰`;
  if (p >= LEAST_IN_PERCENT) return `${significant(100 * p, 3)}${SPACE}%`;
  const [digits, exponent] = p.toExponential(2).split("e");
  const raised = [...exponent].map((sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]);
  return `${digits}×10${raised.join("")}`;
}

// A part of a whole in percent: "73.1 %"; near nothing "< 0.1 %", near all "> 99.9 %".
export function percentText(share, digits = 3, exact = true) {
  if (exact && (share === 0 || share === 1)) return `${100 * share}${SPACE}%`;
  if (share < LEAST) return `<${SPACE}0.1${SPACE}%`;
  const written = significant(100 * share, digits);
  if (Number(written) >= 100) {
    const nearest = 100 - 10 ** (2 - digits);
    return `>${SPACE}${nearest.toFixed(Math.max(digits - 2, 0))}${SPACE}%`;
  }
  return `${written}${SPACE}%`;
}

// The end of an axis, or a mark on it: no more digits than it has.
export function percentMark(share) {
  if (share > 0 && share < LEAST_IN_PERCENT) return preciseText(share);
  return `${Number((100 * share).toPrecision(3))}${SPACE}%`;
}

// "1 in 1,230" for a probability that is easier to feel that way, else "".
export function oneInText(p) {
  if (!(p > 1e-12 && p < 0.1)) return "";
  if (p > 0.001) return `1 in ${countText(1 / p)}`;
  const format = { maximumSignificantDigits: 3, compactDisplay: "long" };
  const notation = p < 1e-6 ? "compact" : "standard";
  return `1 in ${new Intl.NumberFormat("en", { ...format, notation }).format(1 / p)}`;
}

// Three significant digits, "3.42"; "< 0.001".
export function bitsText(bits) {
  if (bits === 0 || !Number.isFinite(bits)) return realText(bits, 0);
  return bits > 0 && bits < LEAST_BITS ? `<${SPACE}${LEAST_BITS}` : threeDigits(bits);
}

export function countText(count) {
  return new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(count);
}

// A perplexity: "17.3", "12,345".
export function choicesText(choices) {
  return threeDigits(choices);
}

// A real number with a true minus sign, so that columns line up.
export function realText(value, digits = 2) {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  return value
    .toFixed(digits)
    .replace(/^-0(\.0*)?$/, "0$1")
    .replace("-", "−");
}

// A difference, with its sign: "+1.50"; one that rounds to zero: "≈ 0".
export function gainText(value, digits = 2) {
  if (value === 0) return "0";
  const text = realText(value, digits);
  if (Number(text) === 0) return `≈${SPACE}0`;
  return value > 0 ? `+${text}` : text;
}

// A measured number in a CSV file: six significant digits; infinite or unknown: nothing.
export function csvNumber(value) {
  return Number.isFinite(value) ? Number(value.toPrecision(EXACT_IN_FILES)) : "";
}

function threeDigits(value) {
  return Math.abs(value) < 99.95 ? significant(value, 3) : countText(value).replace("-", "−");
}

// As toPrecision, but never with an exponent, and with a true minus sign.
function significant(value, digits) {
  const [, exponent] = value.toExponential(digits - 1).split("e");
  const decimals = Math.max(digits - 1 - Number(exponent), 0);
  return Number(value.toPrecision(digits)).toFixed(decimals).replace("-", "−");
}
