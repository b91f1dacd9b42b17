"""Votes, agreement as a signal, and sameness, on answers that a test makes up."""

from __future__ import annotations

import pytest

from backend.analyses.application import agreement_and_truth
from backend.analyses.application.agreement_and_truth import BINS, bin_of, binned, told
from backend.analyses.application.answer_counts import AnswerCounts
from backend.analyses.application.consistency import SAMPLES, questions
from backend.analyses.application.majority_vote import (
    VOTES,
    right_across,
    right_by_vote,
    right_greedy,
)
from backend.analyses.application.within_and_between import sameness

SURE = AnswerCounts("lima", (("lima", 18), ("cusco", 2)))
UNSURE = AnswerCounts("cusco", (("cusco", 7), ("lima", 6), ("quito", 4), ("", 3)))
RIGHT = ("Lima",)


def test_a_vote_makes_the_likely_certain_be_it_right_or_wrong() -> None:
    sure = [right_by_vote([SURE], RIGHT, votes) for votes in VOTES]
    assert sure[0] == 0.9
    assert sure[-1] == 1
    assert sure == sorted(sure)
    unsure = [right_by_vote([UNSURE], RIGHT, votes) for votes in VOTES]
    assert unsure[0] == pytest.approx(0.3)
    assert unsure[-1] == 0
    assert right_by_vote([SURE, UNSURE], RIGHT, SAMPLES) == 0.5
    assert right_greedy([SURE, UNSURE], RIGHT) == 0.5


def test_wordings_vote_together() -> None:
    assert right_across([SURE], RIGHT) == right_by_vote([SURE], RIGHT, SAMPLES)
    together = right_across([SURE, UNSURE], RIGHT)
    assert 0.9 < together <= 1, "nine of twenty votes are nearly certain"


def test_within_and_between() -> None:
    found = sameness([SURE, UNSURE])
    assert found.within == pytest.approx((SURE.same_within + UNSURE.same_within) / 2)
    assert found.between == pytest.approx(0.9 * 0.3 + 0.1 * 0.35)
    alike = sameness([AnswerCounts("x", (("x", 20),))] * 3)
    assert (alike.within, alike.between) == (1, 1)


def test_every_count_has_its_bin() -> None:
    assert [bin_of(count) for count in (1, 4, 5, 12, 17, SAMPLES)] == [0, 0, 1, 2, 4, 4]
    assert [low for low, _ in BINS[1:]] == [high + 1 for _, high in BINS[:-1]]


def test_a_perfect_signal_and_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def of(which: int, *, tells: bool) -> tuple[AnswerCounts, ...]:
        form = questions()[which].accepted[0].casefold() if which % 2 else "nothing"
        agreed = 18 if which % 2 and tells else 10
        return (AnswerCounts(form, ((form, agreed), ("other words", SAMPLES - agreed))),)

    for tells, area in ((True, 1.0), (False, 0.5)):
        every = tuple(of(which, tells=tells) for which in range(len(questions())))
        monkeypatch.setattr(agreement_and_truth, "measured", lambda _, every=every: every)
        agreement_and_truth.judged.cache_clear()
        assert told.__wrapped__(0.7, "agreement").area == area
        assert told.__wrapped__(0.7, "entropy").area == area
        found = binned.__wrapped__(0.7)
        assert sum(one.count for one in found if one) == len(questions())
        assert sum(one.hits for one in found if one) == len(questions()) // 2
    agreement_and_truth.judged.cache_clear()
