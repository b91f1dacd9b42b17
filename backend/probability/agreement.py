"""How far samples agree, and what a vote among them gives. Knows counts, not answers."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def same_within(counts: ArrayLike) -> float:
    """The probability that two different samples of one set are the same.

    The sum of n_i (n_i - 1) over n (n - 1): an unbiased estimate of the sum of squared
    probabilities. Simpson 1949, "Measurement of diversity".

    Args:
        counts: (k,) how often each of k answers was given, at least two samples in all.
    """
    numbers = np.asarray(counts, dtype=np.int64)
    total = int(numbers.sum())
    return float((numbers * (numbers - 1)).sum() / (total * (total - 1)))


def same_between(first: ArrayLike, second: ArrayLike) -> float:
    """The probability that a sample of one set is the same as one of another: the sum of p_i q_i.

    Args:
        first, second: (k,) counts of the same k answers, at least one sample in each.
    """
    one, other = (np.asarray(counts, dtype=np.float64) for counts in (first, second))
    return float((one / one.sum()) @ (other / other.sum()))


def vote_right(
    counts: ArrayLike, right: ArrayLike, votes: int, rng: np.random.Generator, resamples: int
) -> float:
    """The probability that the most frequent answer among some of the samples is right.

    So many samples are taken of each row, without putting them back; where several answers are
    the most frequent ones, one of them is taken, each with the same probability. Exact for all
    samples of every row, and for one of one row; otherwise a mean over `resamples`.

    Args:
        counts: (rows, k) how often each of k answers was given, a row for each set of samples.
        right: (k,) whether each of them is right.
        votes: of each row, at most the samples it has.
    """
    numbers, good = np.asarray(counts, dtype=np.int64), np.asarray(right, dtype=bool)
    totals = numbers.sum(axis=1)
    if votes == 1 and len(numbers) == 1:
        return float(numbers[0, good].sum() / totals[0])
    if (totals == votes).all():
        return _winner_right(numbers.sum(axis=0)[None], good)
    taken = sum(rng.multivariate_hypergeometric(row, votes, size=resamples) for row in numbers)
    return _winner_right(np.asarray(taken), good)


def _winner_right(tallies: np.ndarray, right: np.ndarray) -> float:
    """The mean over (votes, k) tallies of the share of right ones among the most frequent."""
    leading = tallies == tallies.max(axis=1, keepdims=True)  # (votes, k)
    return float(((leading & right).sum(axis=1) / leading.sum(axis=1)).mean())
