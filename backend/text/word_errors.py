"""How many words of a sentence were written down wrongly. Knows texts only."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class WordErrors:
    """Words to change, to leave out and to put in, so that what was written is what was said.

    Attributes:
        count: how many words are changed, left out or put in, as few as possible.
        said: how many words were said.
    """

    count: int
    said: int

    @property
    def rate(self) -> float:
        """The word error rate. Over 1 where more was made up than was said; 0 words said: 0."""
        return self.count / self.said if self.said else 0.0


def words(text: str) -> list[str]:
    """The words in small letters, without signs: "It's late!" has "it's" and "late"."""
    return [found.group().replace("’", "'") for found in _WORD.finditer(text.lower())]


def word_errors(said: str, written: str) -> WordErrors:
    """What is wrong with what was written (Levenshtein 1966, over words)."""
    right, found = words(said), words(written)
    row = list(range(len(found) + 1))
    for number, word in enumerate(right, start=1):
        before, row = row, [number]
        for place, other in enumerate(found, start=1):
            row.append(min(row[-1] + 1, before[place] + 1, before[place - 1] + (word != other)))
    return WordErrors(row[-1], len(right))
