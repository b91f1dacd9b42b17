"""One text read with left context alone and with both sides; and by the control between them.

The masked version differs from the original network in two things: it sees the right side, and it
was trained on. The control was trained alike and sees the left side only. So the difference of
original and masked version is that of original and control, which is training, plus that of
control and masked version, which is right context.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from backend.models.networks.readers import CausalReader, MaskedReader
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.prediction import Prediction
from backend.probability.surprisal import surprisal_bits, surprisals
from backend.text.limits import encode_within
from backend.text.words import characters

LIMIT = 128  # tokens


@dataclass(frozen=True)
class ReadingAt:
    """Both readings of one position.

    Attributes:
        position: which token of the text.
        hidden: the positions hidden from the masked reading: this one, and the other pieces of
            its character if it has several.
        left: P(token | the tokens before it).
        both: P(token | the tokens before and after the gap).
    """

    position: int
    hidden: tuple[int, ...]
    left: Prediction
    both: Prediction


@dataclass(frozen=True)
class MaskedAndCausal:
    """Surprisal of every position in each reading, as far as it has been computed.

    Attributes:
        ids: the text.
        left_bits, both_bits: (length,) float64, surprisal -log2 P in bits, of the original network
            and of the masked one; NaN where not yet known.
        control_bits: (length,) the same of the control; None where the models have none.
    """

    ids: tuple[int, ...]
    left_bits: np.ndarray
    both_bits: np.ndarray
    control_bits: np.ndarray | None = None

    @property
    def difference_bits(self) -> np.ndarray:
        """(length,) bits the masked reading needs less than the original; negative: more."""
        difference: np.ndarray = self.left_bits - self.both_bits
        return difference

    @property
    def training_bits(self) -> np.ndarray | None:
        """(length,) the part of the difference that is training; None without a control."""
        return None if self.control_bits is None else self.left_bits - self.control_bits

    @property
    def right_context_bits(self) -> np.ndarray | None:
        """(length,) the part that is right context; None without a control."""
        return None if self.control_bits is None else self.control_bits - self.both_bits

    @property
    def gain_bits(self) -> np.ndarray:
        """(length,) what is shown as the gain: from right context where there is a control to tell
        it, else the whole difference of the two models.
        """
        gain = self.right_context_bits
        return self.difference_bits if gain is None else gain

    @property
    def done(self) -> int:
        """How many positions are known in both readings."""
        return int(np.count_nonzero(~np.isnan(self.both_bits)))


def encode(vocabulary: Vocabulary, text: str) -> list[int]:
    """The ids of a text that is short enough to be read twice.

    Raises:
        TextTooLong: over `LIMIT` tokens.
    """
    return encode_within(vocabulary, text, LIMIT)


def reading_at(left: CausalReader, both: MaskedReader, text: str, position: int) -> ReadingAt:
    """Both readings of one position: two forward passes, whatever the length of the text.

    Raises:
        TextTooLong: over `LIMIT` tokens.
        ValueError: the text has no such position.
    """
    ids = encode(left.vocabulary, text)
    if not 0 <= position < len(ids):
        raise ValueError(f"position {position} is not in a text of {len(ids)} tokens")
    hidden = _character_of(characters(left.vocabulary, ids), position)
    return ReadingAt(
        position,
        tuple(hidden),
        left=Prediction.of(left.next_logits(ids[:position])),
        both=Prediction.of(_row(both, ids, hidden, position)),
    )


def masked_and_causal(
    left: CausalReader,
    both: MaskedReader,
    text: str,
    known: MaskedAndCausal | None = None,
    control: CausalReader | None = None,
) -> Iterator[MaskedAndCausal]:
    """Read a text with every model, and tell how far it has got after every position.

    A left reading takes one pass for all positions; the masked one a pass for each.

    Args:
        known: an earlier, unfinished result of the same text to go on from.
        control: trained as the masked one was, with left context only.

    Yields:
        A `MaskedAndCausal` that grows; the last one is complete.

    Raises:
        TextTooLong: over `LIMIT` tokens.
    """
    ids = encode(left.vocabulary, text)
    if known is None:
        known = MaskedAndCausal(
            tuple(ids),
            _left_bits(left, ids),
            np.full(len(ids), np.nan),
            None if control is None else _left_bits(control, ids),
        )
        yield known
    both_bits = known.both_bits.copy()
    todo = np.flatnonzero(np.isnan(both_bits)).tolist()
    for position, logits in both.each(ids, todo, characters(left.vocabulary, ids)):
        both_bits[position] = surprisals(logits)[ids[position]]
        yield replace(known, both_bits=both_bits.copy())


def _left_bits(reader: CausalReader, ids: list[int]) -> np.ndarray:
    """(len(ids),) surprisal of every token after those before it."""
    # the last row scores the token after the text, which is not there to be surprised at
    return surprisal_bits(reader.logits(ids)[:-1], ids)


def _character_of(groups: list[range], position: int) -> range:
    return next(group for group in groups if position in group)


def _row(both: MaskedReader, ids: list[int], hidden: range, position: int) -> np.ndarray:
    return both.logits_at(ids, list(hidden))[list(hidden).index(position)]
