"""Characters as a person sees them, words and signs: where each begins and ends in a text.

The time grows with the length of the text alone, whatever stands in it, and a caller may end the
work in the middle. Knows Unicode, no tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from operator import methodcaller

import regex

from backend.stoppable import Check, no_check

Span = tuple[int, int]

# White space as `str.isspace` has it: Unicode's, and the four separators of ASCII.
WHITE_SPACE = r"\s\x1c-\x1f"

CHECK_EVERY = 4_096  # spans: some milliseconds

# \X is an extended grapheme cluster (Unicode Annex 29).
_CHARACTER = regex.compile(r"\X")
# Runs of letters, marks, digits and underscores; every other sign that is not white space alone.
_WORD_OR_SIGN = regex.compile(rf"\w+|(?=[^{WHITE_SPACE}])\X")
_WORD_SIGN_OR_SPACE = regex.compile(rf"{_WORD_OR_SIGN.pattern}|[{WHITE_SPACE}]+")

# Two regional indicators make a flag. Which two belong together depends on how many stand before
# them, and `regex` counts those anew for every flag: a megabyte of them would take minutes. A sign
# with an accent has the same length and the same neighbours, and needs no counting.
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_STAND_IN = "+\u0301"

_SPAN = methodcaller("span")


def characters(text: str, check: Check = no_check) -> Iterator[Span]:
    """Extended grapheme clusters, end to end, as pairs of (first code point, end)."""
    if text.isascii() and "\r" not in text:  # \r\n is the one ASCII pair that counts as one
        return zip(range(len(text)), range(1, len(text) + 1), strict=True)
    return _spans(_CHARACTER, text, check)


def words_and_signs(text: str, check: Check = no_check) -> Iterator[Span]:
    """Runs of letters, marks, digits and underscores, and every sign that is not white space."""
    return _spans(_WORD_OR_SIGN, text, check)


def words_signs_and_spaces(text: str) -> Iterator[Span]:
    """The same, and the stretches of white space between them: end to end they are the text."""
    return _spans(_WORD_SIGN_OR_SPACE, text, no_check)


def without_flags(text: str) -> str:
    """A text of the same length that is cut at the same places, and fast: no two regional
    indicators stand side by side in it.
    """
    return _FLAG.sub(_STAND_IN, text)


def _spans(pattern: regex.Pattern, text: str, check: Check) -> Iterator[Span]:
    found = pattern.finditer(without_flags(text))
    check()
    while some := list(islice(found, CHECK_EVERY)):
        yield from map(_SPAN, some)
        check()
