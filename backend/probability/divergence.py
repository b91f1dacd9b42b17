"""How far two distributions over the same vocabulary are apart. Knows probabilities, not text."""

from __future__ import annotations

import numpy as np


def total_variation(first: np.ndarray, second: np.ndarray) -> float:
    """Half the sum of |p - q|: the probability that has to be moved to make one the other.

    Args:
        first: (vocab,) sums to 1.
        second: (vocab,) sums to 1.

    Returns:
        0 (the same) to 1 (nothing in common). Levin and Peres 2017, "Markov chains and mixing
        times", proposition 4.2.
    """
    return 0.5 * float(np.abs(first - second).sum())


def divergence_bits(true: np.ndarray, assumed: np.ndarray) -> float:
    """Kullback and Leibler's divergence D(true || assumed): the sum of p log2 (p / q), in bits.

    What a token costs more than it must, on average, when it comes from `true` and is expected by
    `assumed`. Infinite if `true` can give a token that `assumed` rules out. Kullback and Leibler
    1951; Cover and Thomas 2006, "Elements of information theory", equation 2.26.

    Args:
        true: (vocab,) sums to 1.
        assumed: (vocab,) sums to 1.
    """
    possible = true > 0
    p, q = true[possible], assumed[possible]
    if not q.all():
        return float("inf")
    return max(0.0, float((p * (np.log2(p) - np.log2(q))).sum()))  # rounding may go below 0


def jensen_shannon_bits(first: np.ndarray, second: np.ndarray) -> float:
    """The mean divergence of both from their mean, in bits; the same in both directions.

    What one token tells, on average, of which of the two it was drawn from: never more than 1 bit.
    Lin 1991, "Divergence measures based on the Shannon entropy", equation 4.1 with equal weights.

    Args:
        first: (vocab,) sums to 1.
        second: (vocab,) sums to 1.

    Returns:
        0 (the same) to 1 (nothing in common).
    """
    middle = (first + second) / 2
    apart = (divergence_bits(first, middle) + divergence_bits(second, middle)) / 2
    return min(1.0, apart)  # rounding may go above
