"""Characters are those of Unicode Annex 29, and finding them takes time by length alone."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
import regex

from backend.text.graphemes import (
    CHECK_EVERY,
    Span,
    characters,
    without_flags,
    words_and_signs,
    words_signs_and_spaces,
)
from tests.unit.text.hostile_texts import TEXTS

FLAG = "\U0001f1e9\U0001f1ea"
LETTER = FLAG[0]
INDICATORS = regex.compile("[\U0001f1e6-\U0001f1ff]{2}")

# As in Unicode's GraphemeBreakTest.txt: "|" stands where a character ends.
BREAKS = [
    f"{FLAG}|{FLAG}",
    f"{FLAG}|{LETTER}",
    f"a|{FLAG}|{LETTER}|b",
    f"{FLAG}\u0308|{FLAG}",
    f"{LETTER}\u200d|{LETTER}",
    f"{FLAG}\u200d|{FLAG}\u200d|{LETTER}",
    f"\u0600{FLAG}|{LETTER}",  # a sign that goes with what follows it
    f"{FLAG}|\r\n|{LETTER}|\n",
    f"{FLAG}\u200d|👩",
    f"👩\u200d👩|{FLAG}",
    f"{FLAG}\U0001f3fd|{FLAG}",
    "क\u094dत|क\u094d\u200dत",
    "\u1100\u1161\u11a8|\u1100",
    "a\u0301\u0323|\r\n|\n|\r|a",
]
PATTERNS: list[tuple[Callable[[str], Iterator[Span]], str]] = [
    (characters, r"\X"),
    (words_and_signs, r"\w+|(?=[^\s\x1c-\x1f])\X"),
    (words_signs_and_spaces, r"\w+|(?=[^\s\x1c-\x1f])\X|[\s\x1c-\x1f]+"),
]
SIGNS = [LETTER, FLAG, "\u0301", "\u200d", "👩", "©", "a", "_", "+", " ", "\r", "\n", "\u0600"]
SIGNS += ["\u0903", "\ufe0f", "\u0d4e", "क", "\u094d", "\u1100", "\u1161", "\u11a8", "\ud800"]


@pytest.mark.parametrize("marked", BREAKS)
def test_a_character_ends_where_unicode_says(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in characters(text)] == marked.split("|")


@pytest.mark.parametrize(("found", "pattern"), PATTERNS)
def test_every_cut_is_that_of_the_library_on_the_text_itself(
    found: Callable[[str], Iterator[Span]], pattern: str
) -> None:
    rng = random.Random(7)
    weights = [6, 6, *(1 for _ in SIGNS[2:])]
    drawn = ["".join(rng.choices(SIGNS, weights, k=rng.randrange(1, 14))) for _ in range(3_000)]
    for text in [*TEXTS, *drawn]:
        assert list(found(text)) == [one.span() for one in regex.finditer(pattern, text)], text


@pytest.mark.parametrize("count", [2, 3, 1_000, 100_001])
def test_the_library_never_sees_two_flag_letters_side_by_side(count: int) -> None:
    """Of each it would count all before it: 1 MB of them took minutes."""
    seen = without_flags(LETTER * count)
    assert len(seen) == count
    assert not INDICATORS.search(seen)
    assert sum(1 for _ in characters(LETTER * count)) == -(-count // 2)


def test_a_caller_may_end_the_work_in_the_middle() -> None:
    asked = 0

    def end_at_third() -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise KeyboardInterrupt

    found = characters("é" * 10 * CHECK_EVERY, end_at_third)
    for _ in range(2 * CHECK_EVERY):
        next(found)
    with pytest.raises(KeyboardInterrupt):
        next(found)
