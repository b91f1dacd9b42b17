"""All logits of one prediction as a histogram: where the whole vocabulary is, and where its top."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from backend.probability.prediction import Prediction

BINS = 120


@dataclass(frozen=True, eq=False)
class LogitHistogram:
    """Logits in equal bins; those of -inf (a token that cannot come) are counted apart.

    Attributes:
        edges: (bins + 1,) float64, rising: the first is the lowest logit, the last the highest.
        counts: (bins,) int64 tokens from each edge up to the next.
        impossible: tokens whose logit is -inf.
        lowest, median, mean, highest: of the finite logits.
        deviation: their standard deviation (of all of them, not of a sample).
    """

    edges: np.ndarray
    counts: np.ndarray
    impossible: int
    lowest: float
    median: float
    mean: float
    highest: float
    deviation: float

    @property
    def size(self) -> int:
        """How many logits the bins hold."""
        return int(self.counts.sum())

    def above_mean(self, logit: float) -> float:
        """How far a logit stands above the mean, in standard deviations; 0 if all are equal."""
        return (logit - self.mean) / self.deviation if self.deviation > 0 else 0.0

    @property
    def expected_highest(self) -> float:
        """Where the highest of as many samples of a normal distribution would be, in deviations.

        Blom's approximation of a normal order statistic (Blom 1958).
        """
        if self.size == 1:
            return 0.0
        return NormalDist().inv_cdf((self.size - 0.375) / (self.size + 0.25))


def contenders(prediction: Prediction, temperature: float, share: float) -> int:
    """How many tokens have at least `share` of the highest probability, without truncation.

    p_i / p_max = exp((z_i - z_max) / T), so their logits lie within T ln(1 / share) of the highest.
    The most likely token counts too. At temperature 0 it is alone.
    """
    if temperature == 0:
        return 1
    relative = prediction.logits.astype(np.float64) - float(prediction.logits.max())
    return int((relative >= temperature * math.log(share)).sum())


def logit_histogram(prediction: Prediction) -> LogitHistogram:
    """Count the logits of the whole vocabulary in `BINS` bins of equal width."""
    finite = prediction.logits[np.isfinite(prediction.logits)].astype(np.float64)
    counts, edges = np.histogram(finite, BINS)
    return LogitHistogram(
        edges=edges,
        counts=counts.astype(np.int64),
        impossible=int(prediction.logits.size - finite.size),
        lowest=float(finite.min()),
        median=float(np.median(finite)),
        mean=float(finite.mean()),
        highest=float(finite.max()),
        deviation=float(finite.std()),
    )
