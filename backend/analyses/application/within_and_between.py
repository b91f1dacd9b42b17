"""Do samples of one wording agree more than those of different wordings? On `consistency`'s set.

Samples that agree only show that the wording is the same; other wordings ask the model again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np

from backend.analyses.application.answer_counts import AnswerCounts, aligned, is_right
from backend.analyses.application.consistency import TEMPERATURES, measured, questions
from backend.analyses.application.same_fact import Outcome, outcome
from backend.probability.agreement import same_between
from backend.probability.bootstrap import Mean, mean_of
from backend.probability.proportion import Proportion


@dataclass(frozen=True)
class Sameness:
    """Probabilities that two samples are the same.

    Attributes:
        within: both of one wording, the mean over wordings.
        between: of two wordings, the mean over all pairs of them.
    """

    within: float
    between: float


def sameness(every: Sequence[AnswerCounts]) -> Sameness:
    """Of the wordings of one question, of which there are at least two."""
    _, counts = aligned(every)
    pairs = [same_between(first, second) for first, second in combinations(counts, 2)]
    return Sameness(
        within=float(np.mean([one.same_within for one in every])), between=float(np.mean(pairs))
    )


@cache
def of_each(temperature: float) -> tuple[Sameness, ...]:
    """Of every question of the set, in their order."""
    return tuple(sameness(every) for every in measured(temperature))


@cache
def within(temperature: float) -> Mean:
    return mean_of([one.within for one in of_each(temperature)])


@cache
def between(temperature: float) -> Mean:
    return mean_of([one.between for one in of_each(temperature)])


@cache
def apart(temperature: float) -> Mean:
    """How much more probable it is within a wording."""
    return mean_of([one.within - one.between for one in of_each(temperature)])


@cache
def right_in(wording: int) -> Proportion:
    """How many greedy answers to the wordings of this number, from 0, are right."""
    every = [right[wording] for right in _right()]
    return Proportion(sum(every), len(every))


@cache
def outcomes(which: Outcome) -> Proportion:
    """Of how many questions the greedy answers to all wordings are right, mixed, or wrong."""
    return Proportion(sum(outcome(one) == which for one in _right()), len(_right()))


@cache
def _right() -> tuple[tuple[bool, ...], ...]:
    """Of every question whether each greedy answer is right."""
    return tuple(
        tuple(is_right(each.greedy, one.accepted) for each in every)
        for one, every in zip(questions(), measured(TEMPERATURES[0]), strict=True)
    )
