"""How many different words and how many different tokens a text has, while it is being read.

"A text has fewer different tokens than different words" is often said. It depends on what is
called a word, on the length of the text, and on how large the vocabulary may be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from backend.models.networks.vocabulary import Vocabulary
from backend.stoppable import Check, no_check
from backend.text.graphemes import words_and_signs
from backend.text.pieces import BETWEEN_SPACES, Tokens, starts_of_code_points, tokens

POINTS = 240


@dataclass(frozen=True, eq=False)
class VocabularyGrowth:
    """Different words and tokens in the first bytes of a text, at a few hundred positions.

    Something is counted once its last byte has been read. Upper and lower case are different.

    Attributes:
        read: (points,) int64 bytes of the text, growing; the last is its length.
        between_spaces: (points,) different words, split at white space only.
        words_and_signs: (points,) different words, punctuation split off and counted too.
        tokens: (points,) different tokens of the model's vocabulary.
        learned: (points,) different tokens of a smaller vocabulary.
        frequent: (points,) different words (split at punctuation too) when only the `cap` most
            frequent ones of this text are known, and all others are one and the same "unknown".
        cap: tokens in the smaller vocabulary, and words in the list of the frequent ones.
        unknown_share: share of all words in the text that are not in that list.
    """

    read: np.ndarray
    between_spaces: np.ndarray
    words_and_signs: np.ndarray
    tokens: np.ndarray
    learned: np.ndarray
    frequent: np.ndarray
    cap: int
    unknown_share: float


def vocabulary_growth(
    text: str, vocabulary: Vocabulary, smaller: Vocabulary, check: Check = no_check
) -> VocabularyGrowth:
    """Count different words and tokens along `text`.

    Args:
        text: without lone surrogates.
        vocabulary: the model's.
        smaller: another, of any size; that size is the cap for the list of words too.
        check: called now and then; what it raises ends the work.

    Raises:
        TextTooLong: over the limit of `tokens`.
    """
    raw = text.encode()
    read = np.unique(np.linspace(0, len(raw), POINTS + 1, dtype=np.int64)[1:])
    offsets = np.append(starts_of_code_points(raw), len(raw))  # and of the end

    def seen(firsts: Iterable[int]) -> np.ndarray:
        """(points,) how many of these byte positions have been read."""
        return np.searchsorted(np.sort(np.fromiter(firsts, dtype=np.int64)), read, side="right")

    spaced = [(word[0], int(offsets[word.end()])) for word in BETWEEN_SPACES.finditer(text)]
    signed = [(text[start:end], int(offsets[end])) for start, end in words_and_signs(text, check)]
    counts = Counter(word for word, _ in signed)
    kept = {word for word, _ in counts.most_common(smaller.size)}
    known = [(word if word in kept else None, end) for word, end in signed]
    unknown = sum(count for word, count in counts.items() if word not in kept)
    return VocabularyGrowth(
        read=read,
        between_spaces=seen(_firsts(spaced)),
        words_and_signs=seen(_firsts(signed)),
        tokens=seen(_first_tokens(tokens(vocabulary, text, check))),
        learned=seen(_first_tokens(tokens(smaller, text, check))),
        frequent=seen(_firsts(known)),
        cap=smaller.size,
        unknown_share=unknown / len(signed) if signed else 0.0,
    )


def holds_from(fewer: np.ndarray, more: np.ndarray, read: np.ndarray) -> int | None:
    """Bytes from which on `fewer` stays below `more`; None if it is not below at the end."""
    broken = np.flatnonzero(fewer >= more)
    if not broken.size:
        return int(read[0]) if read.size else None
    return int(read[broken[-1] + 1]) if broken[-1] + 1 < read.size else None


def _firsts(found: Iterable[tuple[str | None, int]]) -> Iterable[int]:
    firsts: dict[str | None, int] = {}
    for word, end in found:
        firsts.setdefault(word, end)
    return firsts.values()


def _first_tokens(result: Tokens) -> Iterable[int]:
    _, firsts = np.unique(result.ids, return_index=True)
    ends: list[int] = result.bounds[result.places[firsts] + 1].tolist()
    return ends
