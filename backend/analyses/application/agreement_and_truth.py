"""Are answers right on which the samples agree? Agreement as a signal, on the set of `consistency`.

The answer that is judged is the most frequent one of a wording's samples.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

import numpy as np

from backend.analyses.application.answer_counts import AnswerCounts, is_right
from backend.analyses.application.consistency import measured, questions
from backend.analyses.application.same_fact import Fact
from backend.probability.auroc import Auroc, area
from backend.probability.proportion import Proportion

Signal = Literal["agreement", "entropy"]

SIGNALS: tuple[Signal, ...] = get_args(Signal)

# How many of twenty samples give the most frequent answer, from and to.
BINS = ((1, 4), (5, 8), (9, 12), (13, 16), (17, 20))

_RESAMPLES, _SEED = 1000, 7

_OF: dict[Signal, Callable[[AnswerCounts], float]] = {
    "agreement": lambda one: one.agreement,
    "entropy": lambda one: -one.entropy_bits,  # the lower, the more they agree
}


@dataclass(frozen=True)
class Judged:
    """One wording of a question: what its samples came to, and whether their answer is right."""

    question: Fact
    wording: int
    counts: AnswerCounts

    @property
    def right(self) -> bool:
        return is_right(self.counts.top, self.question.accepted)


@cache
def judged(temperature: float) -> tuple[Judged, ...]:
    """Every wording of every question of the set."""
    return tuple(
        Judged(one, number, counts)
        for one, every in zip(questions(), measured(temperature), strict=True)
        for number, counts in enumerate(every)
    )


def bin_of(top_count: int) -> int:
    """In which of `BINS` so many equal samples are."""
    return next(place for place, (_, high) in enumerate(BINS) if top_count <= high)


@cache
def binned(temperature: float) -> tuple[Proportion | None, ...]:
    """Of the wordings in each of `BINS`, how many are right; None: there are none."""
    found: list[Proportion | None] = []
    for place in range(len(BINS)):
        here = [one for one in judged(temperature) if bin_of(one.counts.top_count) == place]
        found.append(Proportion(sum(one.right for one in here), len(here)) if here else None)
    return tuple(found)


@cache
def told(temperature: float, signal: Signal) -> Auroc:
    """How well a signal tells right answers from wrong ones.

    The interval is a percentile bootstrap over questions (Davison and Hinkley 1997, 5.3), as the
    wordings of one depend on each other.
    """
    every = judged(temperature)
    values = np.array([_OF[signal](one.counts) for one in every])
    right = np.array([one.right for one in every])
    number = {one: place for place, one in enumerate(questions())}
    of_question = np.array([number[one.question] for one in every])
    rows = [np.flatnonzero(of_question == place) for place in range(len(number))]
    rng = np.random.default_rng(_SEED)
    areas = []
    for _ in range(_RESAMPLES):
        chosen = np.concatenate([rows[one] for one in rng.integers(len(rows), size=len(rows))])
        positive, negative = values[chosen[right[chosen]]], values[chosen[~right[chosen]]]
        if positive.size and negative.size:
            areas.append(area(positive, negative))
    low, high = np.quantile(areas, (0.025, 0.975))
    return Auroc(area(values[right], values[~right]), float(low), float(high))
