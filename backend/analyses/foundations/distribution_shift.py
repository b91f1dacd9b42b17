"""How another text shifts the probabilities of the next token: how far, and for which tokens."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backend.probability.divergence import divergence_bits, total_variation
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution, entropy_bits

LISTED = 5  # tokens that gained, and tokens that lost


@dataclass(frozen=True)
class Moved:
    """One token's probability after each text."""

    token_id: int
    first: float
    second: float

    @property
    def change(self) -> float:
        return self.second - self.first


@dataclass(frozen=True)
class DistributionShift:
    """Attributes:
    distance: total variation between the two distributions, 0 to 1.
    first_to_second_bits: D(first || second), what expecting the second costs where the first holds;
        infinite if truncation rules out a token in the second that can come in the first.
    second_to_first_bits: the other way round.
    first_entropy, second_entropy: bits.
    gained: the tokens whose probability grew most, most first; fewer than `LISTED` if fewer grew.
    lost: those whose probability fell most, most first.
    """

    distance: float
    first_to_second_bits: float
    second_to_first_bits: float
    first_entropy: float
    second_entropy: float
    gained: tuple[Moved, ...]
    lost: tuple[Moved, ...]


def distribution_shift(
    first: Prediction, second: Prediction, sampling: Sampling
) -> DistributionShift:
    """Compare two predictions over the same vocabulary under the same settings."""
    before, after = (distribution(one.logits, sampling) for one in (first, second))
    change = after - before

    def most(order: np.ndarray, sign: int) -> tuple[Moved, ...]:
        return tuple(
            Moved(int(token), float(before[token]), float(after[token]))
            for token in order[:LISTED]
            if sign * change[token] > 0
        )

    return DistributionShift(
        distance=total_variation(before, after),
        first_to_second_bits=divergence_bits(before, after),
        second_to_first_bits=divergence_bits(after, before),
        first_entropy=entropy_bits(before),
        second_entropy=entropy_bits(after),
        gained=most(np.argsort(-change, kind="stable"), 1),
        lost=most(np.argsort(change, kind="stable"), -1),
    )
