"""How numbers are written in sentences, tables, charts and files: one function for each way. Pure.

The JavaScript of the live bars has its own (components/widgets/web/numbers.js). Where both have a
name (count_text, countText), both write the same for the same value: tests run one table of cases
through both (tests/number_cases.json).
"""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

NONE = "–"  # where there is nothing to measure
SPACE = "\N{NO-BREAK SPACE}"  # before a unit, so that no line begins with a lonely "%"

_LEAST = 0.001  # a share below it is only said to be below it
_LEAST_IN_PERCENT = 1e-6  # below it a percentage would be a row of zeros
_LEAST_BITS = 0.001
_EXACT_IN_FILES = 6  # significant digits; a float32 carries about seven
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def count_text(count: float) -> str:
    """A count, or a number rounded to one: "49,152"."""
    return f"{_half_up(count, 0):,f}"


def counted(count: int, one: str, many: str = "") -> str:
    """A count with what is counted: "1 token", "1,024 tokens".

    Args:
        many: more than one, or none of them; by default `one` with an s.
    """
    return f"{count_text(count)} {one if count == 1 else many or f'{one}s'}"


def real_text(value: float, digits: int = 2) -> str:
    """A real number with a true minus sign, so that columns line up: "−1.50"."""
    if math.isnan(value):
        return NONE
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    written = f"{_half_up(abs(value), digits):f}"
    return f"−{written}" if value < 0 and written.strip("0.") else written


def lower_bound(value: float, digits: int) -> float:
    """The value rounded down to so many decimals: what is "at least" must not be rounded up."""
    return float(Decimal(str(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_FLOOR))


def upper_bound(value: float, digits: int) -> float:
    """The value rounded up to so many decimals, for what is "at most"."""
    return float(Decimal(str(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_CEILING))


def gain_text(value: float, digits: int = 2) -> str:
    """A difference, with its sign: "+1.50"; one that rounds to zero: "≈ 0"."""
    if value == 0:
        return "0"
    written = real_text(value, digits)
    if not written.strip("0."):
        return f"≈{SPACE}0"
    return f"+{written}" if value > 0 else written


def quantity_text(value: float, digits: int = 1) -> str:
    """What is never below zero, to so many decimals: "80.6"; too little for them: "< 0.1"."""
    written = real_text(value, digits)
    return f"<{SPACE}{10**-digits:.{digits}f}" if value and not written.strip("0.") else written


def bits_text(bits: float, digits: int | None = None) -> str:
    """Surprisal, entropy or divergence in bits: three significant digits, "3.42"; "< 0.001".

    Args:
        digits: so many decimals instead, for what is compared in a column or not known better.
    """
    if bits == 0 or not math.isfinite(bits):
        return real_text(bits, 0)
    if digits is not None:
        return quantity_text(bits, digits)
    return f"<{SPACE}{_LEAST_BITS}" if 0 < bits < _LEAST_BITS else _three_digits(bits)


def in_bits(bits: float, digits: int | None = None) -> str:
    """As `bits_text` with the unit: "3.42 bits"; "∞" has none."""
    written = bits_text(bits, digits)
    return written if math.isinf(bits) else f"{written} bits"


def probability_text(p: float, exact: bool = False) -> str:
    """A probability in percent: "80.6 %", "0.150 %"; of a smaller one only "< 0.1 %".

    Args:
        exact: 0 and 1 are meant: the token was cut, or is the only one. Otherwise a number that
            float64 cannot tell from 0 or 1 is written as what it is: very near.
    """
    return percent_text(p, exact=exact)


def precise_text(p: float, exact: bool = False) -> str:
    """As `probability_text`, but a small one in full: "0.00123 %", a tiny one "1.30×10⁻¹⁶"."""
    if p >= _LEAST or (exact and p == 0):
        return probability_text(p, exact)
    if p < 1e-300:
        return f"<{SPACE}10⁻³⁰⁰"
    if p >= _LEAST_IN_PERCENT:
        return f"{_significant(100 * float(p), 3)}{SPACE}%"
    rounded = _rounded(p, 3)
    digits = "".join(map(str, rounded.as_tuple().digits)).ljust(3, "0")
    return f"{digits[0]}.{digits[1:]}×10{str(rounded.adjusted()).translate(_RAISED)}"


def percent_text(share: float, digits: int = 3, exact: bool = True) -> str:
    """A part of a whole in percent: "73.1 %"; near nothing "< 0.1 %", near all "> 99.9 %".

    Args:
        digits: significant ones; fewer where the sample carries no more.
        exact: 0 and 1 are meant, see `probability_text`.
    """
    if math.isnan(share):
        return NONE
    if exact and share in (0, 1):
        return f"{100 * share:.0f}{SPACE}%"
    if share < _LEAST:
        return f"<{SPACE}0.1{SPACE}%"
    written = _significant(100 * float(share), digits)
    if float(written) >= 100:
        nearest = 100 - 10 ** (2 - digits)
        return f">{SPACE}{nearest:.{max(digits - 2, 0)}f}{SPACE}%"
    return f"{written}{SPACE}%"


def points_text(change: float) -> str:
    """A change of a probability, in percentage points with its sign: "+12.3", "−0.150"."""
    if change == 0:
        return "0"
    if abs(change) < _LEAST:
        return f"≈{SPACE}0"
    written = _significant(100 * abs(float(change)), 3)
    return f"+{written}" if change > 0 else f"−{written}"


def choices_text(choices: float) -> str:
    """A perplexity: three significant digits, "17.3", "12,345"."""
    return _three_digits(choices)


def csv_number(value: float) -> str:
    """A measured number in a CSV file: six significant digits; infinite or unknown: nothing."""
    if not math.isfinite(value):
        return ""
    rounded = _rounded(abs(value), _EXACT_IN_FILES)
    if not rounded:
        return "0"
    sign = "-" if value < 0 else ""
    short = rounded.normalize()
    if 1e-6 <= rounded < 1e21:
        return f"{sign}{short:f}"
    digits = "".join(map(str, short.as_tuple().digits))
    fraction = f".{digits[1:]}" if digits[1:] else ""
    return f"{sign}{digits[0]}{fraction}e{short.adjusted():+d}"


def bytes_text(raw: bytes) -> str:
    """Bytes in hexadecimal: "F0 9F 99 82"."""
    return raw.hex(" ").upper()


def millions_text(count: float) -> str:
    """Of parameters or bytes: "135" for 134,515,008."""
    return count_text(count / 1e6)


def _three_digits(value: float) -> str:
    """Such as 0.0608, 17.3 and 49,152."""
    return _significant(value, 3) if abs(value) < 99.95 else count_text(value)


def _significant(value: float, digits: int) -> str:
    """So many significant digits, zeros at the end too; as `toPrecision`, without exponents."""
    rounded = _rounded(abs(value), digits)
    decimals = max(digits - 1 - rounded.adjusted(), 0)
    return f"{'−' if value < 0 else ''}{rounded:.{decimals}f}"


def _rounded(value: float, digits: int) -> Decimal:
    """Half away from zero, as JavaScript rounds, where Python's formats round half to even."""
    return Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal_from_float(float(value))


def _half_up(value: float, digits: int) -> Decimal:
    """So many decimals, as `toFixed`."""
    return Decimal(float(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
