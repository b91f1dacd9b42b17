"""Does it help to ask several times and take the most frequent answer? Votes, single, greedy.

Self-consistency (Wang et al. 2022, "Self-consistency improves chain of thought reasoning in
language models") votes over answers with reasoning before them; here there is none: a vote only
looks for the most probable answer. Measured on the set of `consistency`; intervals are over its
questions, as the wordings of one depend on each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from backend.analyses.application.answer_counts import AnswerCounts, aligned, is_right
from backend.analyses.application.consistency import SAMPLES, TEMPERATURES, measured, questions
from backend.probability.agreement import vote_right
from backend.probability.bootstrap import Mean, mean_of

VOTES = (1, 3, 5, 10, SAMPLES)

_RESAMPLES, _SEED = 200, 1

Found = tuple[float, ...]


def right_by_vote(every: Sequence[AnswerCounts], accepted: Sequence[str], votes: int) -> float:
    """The probability that a vote is right, the mean over wordings that each vote alone."""
    return float(np.mean([_vote([one], accepted, votes) for one in every]))


def right_across(every: Sequence[AnswerCounts], accepted: Sequence[str]) -> float:
    """The same where the wordings vote together, with as many samples in all as one has."""
    return _vote(every, accepted, min(one.total for one in every) // len(every))


def right_greedy(every: Sequence[AnswerCounts], accepted: Sequence[str]) -> float:
    """The share of wordings whose greedy answer is right."""
    return float(np.mean([is_right(one.greedy, accepted) for one in every]))


@cache
def voted(temperature: float, votes: int) -> Mean:
    """The share of right answers if so many samples vote, over the set."""
    return mean_of(_voted(temperature, votes))


@cache
def greedy() -> Mean:
    """That of greedy answers, which depend on no temperature."""
    return mean_of(_greedy())


@cache
def across(temperature: float) -> Mean:
    """That of votes in which all wordings take part, with as many samples together as one has."""
    return mean_of(_across(temperature))


@cache
def gain(temperature: float) -> Mean:
    """How much more often a vote of all samples is right than the greedy answer."""
    return mean_of(np.subtract(_voted(temperature, SAMPLES), _greedy()))


@cache
def gain_over_one(temperature: float) -> Mean:
    """How much more often it is right than a single sample."""
    return mean_of(np.subtract(_voted(temperature, SAMPLES), _voted(temperature, 1)))


@cache
def gain_across(temperature: float) -> Mean:
    """How much more often a vote over all wordings is right than the greedy answer to one."""
    return mean_of(np.subtract(_across(temperature), _greedy()))


@cache
def _voted(temperature: float, votes: int) -> Found:
    return _of_each(temperature, lambda every, right: right_by_vote(every, right, votes))


@cache
def _greedy() -> Found:
    return _of_each(TEMPERATURES[0], right_greedy)  # they are the same at every temperature


@cache
def _across(temperature: float) -> Found:
    return _of_each(temperature, right_across)


def _of_each(
    temperature: float, share: Callable[[Sequence[AnswerCounts], Sequence[str]], float]
) -> Found:
    """A share for each question of the set."""
    return tuple(
        share(every, one.accepted)
        for one, every in zip(questions(), measured(temperature), strict=True)
    )


def _vote(every: Sequence[AnswerCounts], accepted: Sequence[str], votes: int) -> float:
    forms, counts = aligned(every)
    right = [is_right(form, accepted) for form in forms]
    return vote_right(counts, right, votes, np.random.default_rng(_SEED), _RESAMPLES)
