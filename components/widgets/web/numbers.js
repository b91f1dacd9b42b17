// How numbers are written: with the digits that hold. Pure. Python has backend/numbers.py; where both
// have a name (count_text, real_text, gain_text), both write the same.
// Logits are float32, so a probability carries about six significant digits; the bars show three.

// `exact` says that 0 and 1 are meant: the token was cut, or is the only one. Otherwise a number that
// float64 cannot tell from 0 or 1 is written as what it is: very near.
export function probabilityText(p, exact) {
  if (exact && (p === 0 || p === 1)) return String(p);
  if (p < 0.001) return "<0.001";
  if (p >= 0.9995) return ">0.999";
  return p.toPrecision(3);
}

// As probabilityText, but a small one in full.
export function preciseText(p, exact) {
  if (p >= 0.001 || (exact && p === 0)) return probabilityText(p, exact);
  if (p >= 0.0001) return p.toPrecision(3);
  if (p < 1e-300) return "<10⁻³⁰⁰";
  const [digits, exponent] = p.toExponential(2).split("e");
  const raised = [...exponent].map((sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]);
  return `${digits}×10${raised.join("")}`;
}

// "1 in 1,230" for a probability that is easier to feel that way, else "".
export function oneInText(p) {
  if (!(p > 1e-12 && p < 0.1)) return "";
  if (p > 0.001) return `1 in ${Math.round(1 / p)}`;
  const format = { maximumSignificantDigits: 3, compactDisplay: "long" };
  const notation = p < 1e-6 ? "compact" : "standard";
  return `1 in ${new Intl.NumberFormat("en", { ...format, notation }).format(1 / p)}`;
}

export function bitsText(bits) {
  return bits === 0 ? "0" : bits < 0.001 ? "<0.001" : bits.toPrecision(3);
}

export function countText(count) {
  return new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(count);
}

export function choicesText(choices) {
  return choices < 99.95 ? choices.toPrecision(3) : countText(choices);
}

// A real number with a true minus sign, so that columns line up.
export function realText(value, digits = 2) {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  return value
    .toFixed(digits)
    .replace(/^-0(\.0*)?$/, "0$1")
    .replace("-", "−");
}

// A difference, with its sign.
export function gainText(bits) {
  const text = realText(bits);
  return Number(text) > 0 ? `+${text}` : text;
}

// The shortest decimal that reads back as the same float32.
export function float32Text(value) {
  for (let digits = 1; digits < 9; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(Number(value.toPrecision(9)));
}
