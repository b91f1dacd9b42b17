"""What no text that is shown may hold: numbers that are not written as `backend.numbers` has it."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Ids and seeds are names, written without separators.
_NAMES = r"(?<!\bid )(?<!\bids )(?<!\bseed )(?<!\bfrom )(?<!\bSeed )"
_LONE = r"(?<![\w.,#⁻])"

WRONG = {
    "one in one": re.compile(r"\b1 in 1\b(?![,.]\d)"),
    "one times": re.compile(rf"{_LONE}(?:1(?:\.0+)?|0\.\d+) times\b"),
    "no no-break space before %": re.compile(r"\d ?%(?![\w{(])"),
    "a hyphen for a minus": re.compile(r"(?<![\w.)\]-])-\d"),
    "a positive number as zero": re.compile(rf"{_LONE}0\.0+ bits"),
    "no separators in a count": re.compile(rf"{_NAMES}{_LONE}\d{{5,}}(?![\w.]*\d|\w)"),
    "an exponent of a programming language": re.compile(r"(?<![0-9a-zA-Z])\d+(?:\.\d+)?e[-+]\d"),
    "more digits than hold": re.compile(r"\d\.\d{7,}"),
}


def wrong_in(texts: Iterable[str]) -> list[str]:
    """What is written wrongly, each with why and the text around it."""
    found = []
    for text in texts:
        for why, pattern in WRONG.items():
            for match in pattern.finditer(text):
                around = text[max(0, match.start() - 40) : match.end() + 40]
                found.append(f"{why}: …{around}…")
    return found
