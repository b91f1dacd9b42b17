"""Temperature on the scores of a few options, and the one that fits best (Guo et al. 2017)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

LOWEST, HIGHEST = 0.1, 10.0  # temperatures that are looked at
_STEPS = 60  # of the search, each of which leaves two thirds of the interval


def scaled(scores: ArrayLike, temperature: float = 1.0) -> np.ndarray:
    """Probabilities that are proportional to exp(score / temperature), along the last axis.

    Args:
        scores: logarithms of probabilities, to base e, up to a constant.
        temperature: above 0.
    """
    found = np.asarray(scores, dtype=np.float64) / temperature
    found = np.exp(found - found.max(axis=-1, keepdims=True))
    return np.asarray(found / found.sum(axis=-1, keepdims=True))


def negative_log_likelihood(scores: ArrayLike, right: ArrayLike, temperature: float = 1.0) -> float:
    """Mean surprise at the right options, in nats.

    Args:
        scores: (n, options).
        right: (n,) which option is right, from 0.
    """
    found = np.asarray(scores, dtype=np.float64) / temperature
    chosen = np.take_along_axis(found, np.asarray(right, dtype=int)[:, None], axis=1)[:, 0]
    top = found.max(axis=1)
    return float((np.log(np.exp(found - top[:, None]).sum(axis=1)) + top - chosen).mean())


def best_temperature(scores: ArrayLike, right: ArrayLike) -> float:
    """The temperature with the lowest negative log-likelihood, from `LOWEST` to `HIGHEST`.

    As a function of 1 / temperature it is convex, so a search by thirds finds it.
    """
    low, high = 1 / HIGHEST, 1 / LOWEST
    for _ in range(_STEPS):
        first, second = low + (high - low) / 3, high - (high - low) / 3
        if negative_log_likelihood(scores, right, 1 / first) < negative_log_likelihood(
            scores, right, 1 / second
        ):
            high = second
        else:
            low = first
    return 2 / (low + high)
