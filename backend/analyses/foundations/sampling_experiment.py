"""Many tokens sampled from one prediction, beside its exact probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backend.probability.divergence import total_variation
from backend.probability.prediction import Prediction
from backend.probability.sampling import (
    Sampling,
    distribution,
    entropy_bits,
    generator_after,
    sample,
)

SHOWN = 12  # tokens with a row of their own
LEVEL = 0.95


@dataclass(frozen=True, eq=False)
class SamplingExperiment:
    """What came of `count` independent samples. The last entry of each row is all other tokens.

    Attributes:
        count: how many were sampled.
        ids: (shown,) the tokens of the highest logits, highest first.
        probabilities: (shown + 1,) float64.
        counts: (shown + 1,) int64, how often each came; they add up to `count`.
        low, high: (shown + 1,) int64, the interval of `binomial_interval`.
        different: how many different tokens came, over the whole vocabulary.
        distance: total variation between the shares of the samples and the whole distribution.
        expected_distance: what that is on average for so many samples.
        entropy: of the distribution, bits; no sample changes it.
    """

    count: int
    ids: tuple[int, ...]
    probabilities: np.ndarray
    counts: np.ndarray
    low: np.ndarray
    high: np.ndarray
    different: int
    distance: float
    expected_distance: float
    entropy: float

    @property
    def inside(self) -> np.ndarray:
        """(shown + 1,) bool: the count lies in its interval."""
        return (self.low <= self.counts) & (self.counts <= self.high)


@dataclass(frozen=True, eq=False)
class Change:
    """From one sampling experiment to another.

    Attributes:
        distribution_moved: total variation between the two distributions.
        counts_moved: total variation between the shares of the two experiments.
        same: how many samples gave the same token again, sample for sample.
    """

    before: SamplingExperiment
    after: SamplingExperiment
    distribution_moved: float
    counts_moved: float
    same: int


def samples(
    prediction: Prediction, sampling: Sampling, seed: int, before: Sequence[int], count: int
) -> np.ndarray:
    """Sample `count` tokens under these settings, each independently, with one seed.

    Sample 0 is the one that this seed gives on every page (`generation.sampled_token`), and the
    first of many are what fewer would be. Sample k has the same noise under all settings: of two
    nearby distributions it is mostly the same token.

    Args:
        before: the ids of the text.

    Returns:
        (count,) int64, token ids.
    """
    probabilities = distribution(prediction.logits, sampling)
    return sample(probabilities, generator_after(seed, before), count)


def sampling_experiment(
    prediction: Prediction, sampling: Sampling, sampled: np.ndarray, shown: int = SHOWN
) -> SamplingExperiment:
    """Count `samples` of these settings."""
    return _summary(prediction, distribution(prediction.logits, sampling), sampled, shown)


def change(
    prediction: Prediction,
    before: tuple[Sampling, np.ndarray],
    after: tuple[Sampling, np.ndarray],
    shown: int = SHOWN,
) -> Change:
    """What another seed, or other settings, make of the same number of samples.

    Args:
        before: settings, and `samples` of them.
        after: settings, and as many samples of them.
    """
    probabilities = [distribution(prediction.logits, sampling) for sampling, _ in (before, after)]
    (_, first), (_, second) = before, after
    vocabulary = prediction.logits.size
    shares = [np.bincount(one, minlength=vocabulary) / one.size for one in (first, second)]
    return Change(
        before=_summary(prediction, probabilities[0], first, shown),
        after=_summary(prediction, probabilities[1], second, shown),
        distribution_moved=total_variation(*probabilities),
        counts_moved=total_variation(*shares),
        same=int((first == second).sum()),
    )


def binomial_interval(count: int, probability: float) -> tuple[int, int]:
    """The central interval that holds a binomial count with a probability of at least 95 %.

    From the exact distribution, not from a bell curve: both quantiles are the smallest count whose
    cumulative probability reaches 2.5 % and 97.5 %.
    """
    if probability <= 0:
        return 0, 0
    if probability >= 1:
        return count, count
    terms = _log_binomial(count, np.arange(count + 1), np.float64(probability))
    reached = np.cumsum(np.exp(terms))
    edges = np.array([(1 - LEVEL) / 2, (1 + LEVEL) / 2]) * reached[-1]
    low, high = np.searchsorted(reached, edges)
    return int(low), int(high)


def expected_distance(probabilities: np.ndarray, count: int) -> float:
    """The mean total variation between a distribution and the shares of `count` samples of it.

    Half the sum of each token's mean absolute deviation, by de Moivre's formula: with m the
    smallest whole number above np, E|X - np| = 2 m (1 - p) C(n, m) p^m (1 - p)^(n - m). (Diaconis
    and Zabell 1991, "Closed form summation for classical distributions".)
    """
    p = probabilities[(probabilities > 0) & (probabilities < 1)]
    m = np.floor(count * p).astype(np.int64) + 1
    inside = m <= count  # else np rounds up to n, and the deviation is as good as none
    p, m = p[inside], m[inside]
    logs = _log_binomial(count, m, p) + np.log1p(-p)
    return float((m * np.exp(logs)).sum() / count)


def _log_binomial(n: int, k: np.ndarray, p: np.ndarray | np.float64) -> np.ndarray:
    """The natural logarithms of C(n, k) p^k (1 - p)^(n - k), for p between 0 and 1."""
    factorials = np.append(0.0, np.cumsum(np.log(np.arange(1, n + 1))))  # ln 0! to ln n!
    ways = factorials[n] - factorials[k] - factorials[n - k]
    terms: np.ndarray = ways + k * np.log(p) + (n - k) * np.log1p(-p)
    return terms


def _summary(
    prediction: Prediction, probabilities: np.ndarray, sampled: np.ndarray, shown: int
) -> SamplingExperiment:
    ids = prediction.top(shown)
    times = np.bincount(sampled, minlength=probabilities.size)
    rest = np.ones(probabilities.size, dtype=bool)
    rest[ids] = False
    shown_and_rest = np.append(probabilities[ids], probabilities[rest].sum())
    intervals = np.array([binomial_interval(sampled.size, float(p)) for p in shown_and_rest])
    return SamplingExperiment(
        count=int(sampled.size),
        ids=tuple(ids.tolist()),
        probabilities=shown_and_rest,
        counts=np.append(times[ids], times[rest].sum()),
        low=intervals[:, 0],
        high=intervals[:, 1],
        different=int(np.count_nonzero(times)),
        distance=total_variation(times / sampled.size, probabilities),
        expected_distance=expected_distance(probabilities, int(sampled.size)),
        entropy=entropy_bits(probabilities),
    )
