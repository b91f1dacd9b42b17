"""A word of several tokens: what its own pieces give away about each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backend.models.networks.readers import CausalReader, MaskedReader
from backend.probability.surprisal import surprisal_bits

LIMIT_PIECES = 12  # a pass for each; longer "words" are no words


@dataclass(frozen=True)
class SubwordLeak:
    """Surprisal of every piece of one word, under four ways of hiding it. (pieces,) float64 bits.

    Attributes:
        word: the positions of its tokens.
        left_bits: with left context, the pieces before it among it; the sum is that of the word.
        alone_bits: both sides, only the piece itself hidden: its neighbours give it away.
        wordwise_bits: both sides, the piece and those to its right hidden; again the sum is that of
            the whole word.
        whole_bits: both sides, all pieces hidden together, each filled without the others.
    """

    word: range
    left_bits: np.ndarray
    alone_bits: np.ndarray
    wordwise_bits: np.ndarray
    whole_bits: np.ndarray


def subword_leak(
    left: CausalReader, both: MaskedReader, ids: Sequence[int], word: range
) -> SubwordLeak:
    """Read one word four ways.

    Raises:
        ValueError: it has under two pieces or over `LIMIT_PIECES`.
    """
    if not 2 <= len(word) <= LIMIT_PIECES:
        raise ValueError(f"a word of {len(word)} tokens; 2 to {LIMIT_PIECES} can be compared")
    text, pieces = list(ids), [ids[place] for place in word]
    whole = both.logits_at(text, list(word))
    alone = [both.logits_at(text, [place])[0] for place in word]
    tails = [both.logits_at(text, list(range(place, word.stop)))[0] for place in word[1:-1]]
    return SubwordLeak(
        word,
        left_bits=surprisal_bits(left.logits(text)[word.start : word.stop], pieces),
        alone_bits=surprisal_bits(np.stack(alone), pieces),
        # with its first piece in question the whole word is hidden, with its last one only that
        wordwise_bits=surprisal_bits(np.stack([whole[0], *tails, alone[-1]]), pieces),
        whole_bits=surprisal_bits(whole, pieces),
    )
