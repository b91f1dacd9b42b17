"""How well confidences agree with how often they are right. Knows numbers only.

A confidence is the probability of the answer that was given, and the answer is right or wrong. What
a perfect forecaster shows by chance, whose answers are right exactly as often as it says, is
computed exactly here: of each bin the count of right answers is a sum of independent ones, and its
distribution a convolution. Bröcker and Smith 2007 simulate it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

BINS = 10  # of equal width, from 0 to 1; the upper edge belongs to a bin


@dataclass(frozen=True)
class Bin:
    """The answers whose confidence lies in one bin.

    Attributes:
        count: at least 1.
        confidence: their mean confidence.
        right: the share of them that is right.
        low, high: within these lies the share that is right of a perfect forecaster, in 95 % of
            all cases at least.
        expected_gap: the mean distance between that share and `confidence`, of a perfect one.
    """

    count: int
    confidence: float
    right: float
    low: float
    high: float
    expected_gap: float


@dataclass(frozen=True)
class Reliability:
    """A reliability diagram, and what is read off it.

    Attributes:
        bins: those that hold an answer, from low to high.
        count: of all answers.
        share_right: of all answers.
        confidence: their mean confidence.
        error: expected calibration error (Guo et al. 2017).
        chance_error: what a perfect forecaster with the same confidences has on average.
        brier: mean squared distance between confidence and 1 or 0 (Brier 1950), of the given answer
            alone.
    """

    bins: tuple[Bin, ...]
    count: int
    share_right: float
    confidence: float
    error: float
    chance_error: float
    brier: float


def reliability(confidences: ArrayLike, right: ArrayLike, bins: int = BINS) -> Reliability:
    """The reliability diagram of some answers.

    Args:
        confidences: (n,) probabilities, n at least 1.
        right: (n,) truth values.
    """
    sure, hits = np.asarray(confidences, dtype=np.float64), np.asarray(right, dtype=bool)
    if sure.ndim != 1 or sure.shape != hits.shape or sure.size == 0:
        raise ValueError("as many confidences as answers are needed, and at least one")
    if not np.all((sure >= 0) & (sure <= 1)):
        raise ValueError("a confidence is from 0 to 1")
    places = bin_of(sure, bins)
    found = tuple(_bin(sure[places == one], hits[places == one]) for one in np.unique(places))
    return Reliability(
        bins=found,
        count=sure.size,
        share_right=float(hits.mean()),
        confidence=float(sure.mean()),
        error=sum(one.count * abs(one.right - one.confidence) for one in found) / sure.size,
        chance_error=sum(one.count * one.expected_gap for one in found) / sure.size,
        brier=float(((sure - hits) ** 2).mean()),
    )


def bin_of(confidences: np.ndarray, bins: int = BINS) -> np.ndarray:
    """(n,) numbers of the bins, from 0. A confidence on an edge belongs to the bin below it."""
    return np.clip(np.ceil(confidences * bins).astype(int) - 1, 0, bins - 1)


def right_counts(probabilities: ArrayLike) -> np.ndarray:
    """(n + 1,): how probable it is that 0, 1, ..., n of n independent answers are right.

    The Poisson binomial distribution.

    Args:
        probabilities: (n,) of each answer, that it is right.
    """
    found = np.ones(1)
    for one in np.asarray(probabilities, dtype=np.float64):
        found = np.convolve(found, [1 - one, one])
    return found


def chance_errors(
    confidences: ArrayLike, bins: int = BINS, *, draws: int = 2_000, seed: int = 1
) -> np.ndarray:
    """(draws,) rising: calibration errors that a perfect forecaster shows with these confidences.

    Simulated, for the whole distribution; its mean is `Reliability.chance_error`.
    """
    sure = np.asarray(confidences, dtype=np.float64)
    hits = np.random.default_rng(seed).random((draws, sure.size)) < sure
    member = np.eye(bins)[bin_of(sure, bins)]  # (n, bins)
    return np.sort(np.abs((hits - sure) @ member).sum(axis=1) / sure.size)


def _bin(sure: np.ndarray, hits: np.ndarray) -> Bin:
    counts, chances = np.arange(sure.size + 1), right_counts(sure)
    up_to = np.cumsum(chances)
    mean = float(sure.mean())
    return Bin(
        count=sure.size,
        confidence=mean,
        right=float(hits.mean()),
        low=int(np.searchsorted(up_to, 0.025)) / sure.size,
        high=min(int(np.searchsorted(up_to, 0.975)), sure.size) / sure.size,
        expected_gap=float(chances @ np.abs(counts / sure.size - mean)),
    )
