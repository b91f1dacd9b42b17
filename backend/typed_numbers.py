"""How a number that somebody typed is read: a comma is a decimal point, as in most languages.

`components/widgets/web/typed_number.js` reads the same; tests run one table through both. How
numbers are written is in `backend/numbers.py`.
"""

from __future__ import annotations

import re

_COMMAS, _POINTS, _SPACES = (rf"[0-9]{{1,3}}(?:{mark}[0-9]{{3}})" for mark in (",", r"\.", r"\s"))
_WHOLE = ("[0-9]+", f"{_COMMAS}+", f"{_POINTS}+", f"{_SPACES}+")
_DECIMAL = (
    "[0-9]+(?:[.,][0-9]*)?",
    "[.,][0-9]+",
    rf"{_COMMAS}+\.[0-9]*",
    f"{_COMMAS}{{2,}}",
    f"{_POINTS}+,[0-9]*",
    f"{_POINTS}{{2,}}",
    f"{_SPACES}+(?:[.,][0-9]*)?",
)

# Regular expressions, for browsers too: what is a number, however large.
WHOLE = rf"^\s*[-+−]?(?:{'|'.join(_WHOLE)})\s*$"
DECIMAL = rf"^\s*[-+−]?(?:{'|'.join(_DECIMAL)})(?:[eE][-+−]?[0-9]+)?\s*$"


def read_whole(text: str) -> int:
    """A whole number: "49,152", "49.152" and "49 152" are one, in groups of three digits.

    Raises:
        ValueError: it is none.
    """
    if not re.match(WHOLE, text):
        raise ValueError(text)
    return int(re.sub(r"[\s,.]", "", text).replace("−", "-"))


def read_decimal(text: str) -> float:
    """Any number: "0.7", "0,7", "1,234.5", "1.234,5". A single comma or point is the decimal point.

    Raises:
        ValueError: it is none.
    """
    if not re.match(DECIMAL, text):
        raise ValueError(text)
    plain = re.sub(r"\s", "", text).replace("−", "-")
    if "," in plain and "." in plain:
        plain = plain.replace(min(",.", key=plain.rindex), "")
    elif plain.count(",") + plain.count(".") > 1:
        plain = plain.replace(",", "").replace(".", "")
    return float(plain.replace(",", "."))
