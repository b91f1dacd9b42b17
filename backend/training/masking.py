"""Which positions of a sequence are hidden. Knows token ids and words, no network.

Most sequences lose 15 to 20 % of their tokens. A third lose one or two, which is how the
masked version is used on the page.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from backend.models.networks.vocabulary import Vocabulary
from backend.text.words import characters

FEW = 1 / 3  # share of the sequences with one or two gaps
RATES = (0.15, 0.20)  # share of the tokens hidden in the others
WHOLE_WORDS = 1 / 4  # share of the gaps that take a whole word, however many tokens it has


def hide(ids: list[int], vocabulary: Vocabulary, rng: np.random.Generator) -> list[int]:
    """Positions to hide, ascending, at least one and never all of two or more.

    Pieces of one character are always hidden together: with one of them in sight the others are
    no riddle.
    """
    pieces = characters(vocabulary, ids)
    words = words_of(ids, vocabulary)
    few = rng.random() < FEW
    gaps = int(rng.integers(1, 3)) if few else len(ids)
    wanted = len(ids) if few else max(1, round(rng.uniform(*RATES) * len(ids)))
    most = max(1, len(ids) - 1)
    hidden: set[int] = set()
    for start in rng.permutation(len(ids)):
        if gaps == 0 or len(hidden) >= wanted:
            break
        taken = [start]
        if rng.random() < WHOLE_WORDS:
            taken = list(next(word for word in words if start in word))
        group = {place for piece in pieces if set(taken) & set(piece) for place in piece}
        if start in hidden or len(hidden.union(group)) > most:
            continue
        hidden.update(group)
        gaps -= 1
    return sorted(hidden) or [int(rng.integers(len(ids)))]


def words_of(ids: list[int], vocabulary: Vocabulary) -> list[range]:
    """Positions grouped into words: a letter run with the space before it. Others stand alone."""
    tokens = vocabulary.tokens(ids)
    starts = [0]
    for place in range(1, len(ids)):
        joined = _is_letters(tokens[place].text) and _is_letters(tokens[place - 1].text.strip(" "))
        if not joined:
            starts.append(place)
    return [range(first, stop) for first, stop in pairwise([*starts, len(ids)])]


def _is_letters(text: str) -> bool:
    return text.isalpha()
