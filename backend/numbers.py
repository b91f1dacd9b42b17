"""How numbers are written in sentences, tables and figures: one function for each way. Pure.

The JavaScript of the live bars has its own (components/widgets/web/numbers.js); where both have a
name (countText, realText, gainText), both write the same.
"""

from __future__ import annotations

import math

NONE = "–"  # where there is nothing to measure


def count_text(count: float) -> str:
    """A count, or a number rounded to one: "49,152"."""
    return f"{count:,.0f}"


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
    return f"{value:z.{digits}f}".replace("-", "−")  # z: no negative zero


def gain_text(value: float, digits: int = 2) -> str:
    """A difference, with its sign: "+1.50"; of one that rounds to zero, without: "0.00"."""
    written = real_text(value, digits)
    return f"+{written}" if value > 0 and written.strip("0.") else written


def in_bits(bits: float, digits: int = 2) -> str:
    """Surprisal, entropy or divergence with its unit: "3.42 bits"; "∞" has none."""
    written = real_text(bits, digits)
    return written if math.isinf(bits) else f"{written} bits"


def short_probability(p: float, digits: int = 3, least: float = 0.0) -> str:
    """A probability to so many significant digits: "0.0123".

    Args:
        least: of one above 0 and below this it is only said that it is: "<0.001".
    """
    return f"<{least:g}" if 0 < p < least else f"{p:.{digits}g}"


def share_text(share: float, digits: int = 3) -> str:
    """A part of a whole, to so many decimals: "0.731"."""
    return real_text(share, digits)


def percent_text(share: float) -> str:
    """A part of a whole in percent: "73 %"."""
    return f"{100 * share:.0f} %"


def short_choices(choices: float) -> str:
    """Effective choices or a perplexity: three significant digits, "17.3"."""
    return f"{choices:.3g}"


def bytes_text(raw: bytes) -> str:
    """Bytes in hexadecimal: "F0 9F 99 82"."""
    return raw.hex(" ").upper()


def millions_text(count: float) -> str:
    """Of parameters or bytes: "135" for 134,515,008."""
    return count_text(count / 1e6)
