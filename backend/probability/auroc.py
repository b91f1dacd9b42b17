"""How well one number tells two groups apart. Knows numbers only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True)
class Auroc:
    """The area under the ROC curve, with its 95 % interval; 0.5 is no better than chance."""

    area: float
    low: float
    high: float


def area(positive: ArrayLike, negative: ArrayLike) -> float:
    """The share of pairs in which the positive one has the higher number; a tie counts half.

    The same as the area under the ROC curve (Hanley and McNeil 1982), by ranks as in Mann and
    Whitney 1947.

    Args:
        positive, negative: (n,) and (m,), neither empty.
    """
    above, below = np.asarray(positive, dtype=np.float64), np.sort(np.asarray(negative, float))
    lower = np.searchsorted(below, above, side="left")
    upper = np.searchsorted(below, above, side="right")
    return float((lower + upper).sum() / 2 / (above.size * below.size))


def auroc(
    positive: ArrayLike,
    negative: ArrayLike,
    *,
    paired: bool = False,
    resamples: int = 2000,
    seed: int = 7,
) -> Auroc:
    """The area, with the interval of a percentile bootstrap (Davison and Hinkley 1997, 5.3).

    Args:
        paired: the n-th of both are about one thing, and are resampled together.
    """
    ones, others = np.asarray(positive, dtype=np.float64), np.asarray(negative, dtype=np.float64)
    rng = np.random.default_rng(seed)
    areas = []
    for _ in range(resamples):
        chosen = rng.integers(ones.size, size=ones.size)
        other = chosen if paired else rng.integers(others.size, size=others.size)
        areas.append(area(ones[chosen], others[other]))
    low, high = np.quantile(areas, [0.025, 0.975])
    return Auroc(area(ones, others), float(low), float(high))
