"""How varied, how repetitive and how surprising generated texts are. Knows ids, no model."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Ids = Sequence[int]


@dataclass(frozen=True)
class Diversity:
    """Measured over the runs at one setting; NaN where there is nothing to measure.

    Attributes:
        distinct_1, distinct_2: different n-grams over all n-grams of a run (Li et al. 2016, "A
            diversity-promoting objective function for neural conversation models"), the mean over
            runs. They take them over all outputs together; but the share falls with the number of
            tokens, and one greedy run is to be compared with several others.
        repeated_4: the mean over runs of the share of 4-grams that occurred before in the same
            run (as "seq-rep-4" in Welleck et al. 2020, "Neural text generation with unlikelihood
            training").
        surprisal_bits: the mean over all tokens of -log2 P, P the model's own: at temperature 1,
            nothing cut, whatever the tokens were sampled with.
        agreement: the mean over pairs of runs of the share of positions at which both have the same
            token, counted over the shorter one; NaN with a single run.
    """

    distinct_1: float
    distinct_2: float
    repeated_4: float
    surprisal_bits: float
    agreement: float


def diversity(runs: Sequence[Ids], surprisals: Sequence[Sequence[float]]) -> Diversity:
    """Measure the runs of one setting.

    Args:
        runs: the tokens of each.
        surprisals: bits, one a token of each.
    """
    bits = [bit for run in surprisals for bit in run]
    pairs = [_same(one, other) for one, other in itertools.combinations(runs, 2)]
    return Diversity(
        distinct_1=_mean([distinct(run, 1) for run in runs]),
        distinct_2=_mean([distinct(run, 2) for run in runs]),
        repeated_4=_mean([repeated_ngrams(run, 4) for run in runs]),
        surprisal_bits=_mean(bits),
        agreement=_mean(pairs),
    )


def distinct(run: Ids, n: int) -> float:
    """Different n-grams over all n-grams of a run; NaN if it is too short to have one."""
    grams = [tuple(run[start : start + n]) for start in range(len(run) - n + 1)]
    return len(set(grams)) / len(grams) if grams else float("nan")


def repeated_ngrams(run: Ids, n: int) -> float:
    """The share of a run's n-grams that occurred in it before."""
    return 1.0 - distinct(run, n)


def _same(one: Ids, other: Ids) -> float:
    length = min(len(one), len(other))
    return sum(a == b for a, b in zip(one, other, strict=False)) / length if length else 1.0


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if not np.isnan(value)]
    return float(np.mean(known)) if known else float("nan")
