"""Filling a gap with Bayes' rule: how a left-to-right model can use right context too.

P(token | left, right) is proportional to P(token | left) x P(right | left, token). The first factor
is one reading; the second takes a reading of the sentence for every candidate, where a masked model
reads it once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from backend.models.networks.readers import TimedCausalReader, TimedMaskedReader
from backend.probability.prediction import Prediction
from backend.probability.surprisal import surprisals


@dataclass(frozen=True)
class BayesInfilling:
    """Candidates for one gap, scored by the whole sentence, as far as they have been.

    Attributes:
        position: the gap.
        candidates: token ids.
        left_bits: (candidates,) -log2 P(token | left), over the whole vocabulary.
        both_bits: (candidates,) -log2 P(token | left and right) in the masked reading, likewise.
        right_bits: (candidates,) -log2 P(right | left, token); NaN where not yet known.
        left_seconds: the network's time for the candidates known so far.
        both_seconds: the network's time for the masked reading, which is one pass.
    """

    position: int
    candidates: tuple[int, ...]
    left_bits: np.ndarray
    both_bits: np.ndarray
    right_bits: np.ndarray
    left_seconds: float
    both_seconds: float

    @property
    def done(self) -> int:
        """How many candidates have been scored."""
        return int(np.count_nonzero(~np.isnan(self.right_bits)))

    def left(self) -> np.ndarray:
        """(candidates,) P(token | left), renormalised over the scored candidates; others NaN."""
        return self._shares(self.left_bits)

    def posterior(self) -> np.ndarray:
        """(candidates,) P(token | left, right) by Bayes' rule, renormalised likewise."""
        return self._shares(self.left_bits + self.right_bits)

    def both(self) -> np.ndarray:
        """(candidates,) the masked reading, renormalised likewise."""
        return self._shares(self.both_bits)

    def _shares(self, bits: np.ndarray) -> np.ndarray:
        known = np.where(np.isnan(self.right_bits), np.nan, bits)
        if not self.done:
            return known
        weights = np.exp2(np.nanmin(known) - known)  # the best one has weight 1: no underflow
        return weights / np.nansum(weights)


def candidates(left: Prediction, both: Prediction, count: int, most_likely: int) -> tuple[int, ...]:
    """Ids of the first `count` of the left reading, then those of the masked one's first
    `most_likely` that are not among them. The token that is really there gets no help.
    """
    return tuple(dict.fromkeys([*left.top(count).tolist(), *both.top(most_likely).tolist()]))


def bayes_infilling(
    left: TimedCausalReader,
    both: TimedMaskedReader,
    ids: Sequence[int],
    position: int,
    readings: tuple[Prediction, Prediction],
    chosen: Sequence[int],
    known: BayesInfilling | None = None,
) -> Iterator[BayesInfilling]:
    """Score candidates by the whole sentence; tells how far it has got after every one.

    Args:
        ids: the text; what stands at the position is not looked at.
        readings: P(token | left) and the masked reading of the gap.
        chosen: the candidates, as ids.
        known: an earlier, unfinished result for the same candidates to go on from.

    Yields:
        A `BayesInfilling` that grows; the last one is complete.
    """
    if known is None:
        begun = both.seconds
        # once more, only to learn what it costs now
        list(both.each(list(ids), [position], [[position]]))
        first, second = (surprisals(one.logits)[list(chosen)] for one in readings)
        known = BayesInfilling(
            position,
            tuple(chosen),
            first,
            second,
            right_bits=np.full(len(chosen), np.nan),
            left_seconds=0.0,
            both_seconds=both.seconds - begun,
        )
        yield known
    right_bits, spent, begun = known.right_bits.copy(), known.left_seconds, left.seconds
    todo = np.flatnonzero(np.isnan(right_bits))
    rows = left.surprisals_after(ids, position, [known.candidates[place] for place in todo])
    for place, bits in zip(todo, rows, strict=True):
        right_bits[place] = bits.sum()
        yield replace(
            known, right_bits=right_bits.copy(), left_seconds=spent + left.seconds - begun
        )
