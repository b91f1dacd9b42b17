"""A mean with how uncertain it is. Knows numbers only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True)
class Mean:
    """A mean with its 95 % interval."""

    mean: float
    low: float
    high: float


def mean_of(values: ArrayLike, *, resamples: int = 2000, seed: int = 1) -> Mean:
    """The mean, with the interval of a percentile bootstrap (Davison and Hinkley 1997, 5.3).

    Args:
        values: (n,) independent of each other: what depends on one thing is one value.
    """
    numbers = np.asarray(values, dtype=np.float64)
    taken = np.random.default_rng(seed).integers(numbers.size, size=(resamples, numbers.size))
    low, high = np.quantile(numbers[taken].mean(axis=1), (0.025, 0.975))
    return Mean(float(numbers.mean()), float(low), float(high))
