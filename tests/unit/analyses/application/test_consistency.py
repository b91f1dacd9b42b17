"""Consistency: the set, what was measured on it, and what the page says of that."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.analyses.application import agreement_and_truth, majority_vote
from backend.analyses.application import within_and_between as both
from backend.analyses.application.answer_counts import AnswerCounts, normal_form
from backend.analyses.application.consistency import (
    SAMPLES,
    SET,
    TEMPERATURES,
    WORDINGS,
    asked,
    mean_agreement,
    mean_entropy,
    measured,
    measured_of,
    prompt,
    question,
    questions,
    row,
    seeds,
)
from backend.analyses.application.same_fact import OUTCOMES, names
from backend.analyses.application.short_samples import LIMIT
from backend.errors import TextTooLong

# A question and a temperature of each third of the set: thousands of samples would take minutes.
SAMPLE = ((0, 0.7), (17, 0.3), (33, 1.0))


def test_the_set_has_five_questions_of_each_of_eight_kinds_in_five_wordings() -> None:
    assert len(questions()) == 40
    assert len({one.kind.name for one in questions()}) == 8
    assert len({one.wordings for one in questions()}) == 40
    for one in questions():
        assert len(set(one.wordings)) == WORDINGS
        assert all(one.about in text and "{}" not in text for text in one.wordings)
        assert not any(names(text, one.accepted) for text in one.wordings), "it gives the answer"
    assert json.loads(SET.read_text(encoding="utf-8"))["source"]


def test_every_wording_of_every_question_has_so_many_samples() -> None:
    for temperature in TEMPERATURES:
        assert len(measured(temperature)) == len(questions())
        for every in measured(temperature):
            assert [one.total for one in every] == [SAMPLES] * WORDINGS
            for one in every:
                numbers = [number for _, number in one.counts]
                assert numbers == sorted(numbers, reverse=True)
                assert all(form == normal_form(form) for form, _ in one.counts)
    greedy = [[one.greedy for one in every] for every in measured(TEMPERATURES[0])]
    assert greedy == [[one.greedy for one in every] for every in measured(TEMPERATURES[-1])]


@pytest.mark.parametrize(("number", "temperature"), SAMPLE)
def test_what_is_shipped_is_sampled_anew(reader: Any, number: int, temperature: float) -> None:
    (found,) = asked(reader, questions()[number], [temperature])
    for one, shipped in zip(found, measured(temperature)[number], strict=True):
        assert one.greedy == shipped.greedy
        assert shares(one) == pytest.approx(shares(shipped), abs=1e-3)


def shares(of: AnswerCounts) -> dict[str, float]:
    return {form: number / of.total for form, number in of.counts}


def test_a_line_of_the_file_is_read_as_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    every = [measured(temperature)[3] for temperature in TEMPERATURES]
    line = row(every)
    assert list(line) == ["greedy", *(f"{one:g}" for one in TEMPERATURES)]
    for temperature, each in zip(TEMPERATURES, every, strict=True):
        read = [tuple(one.items()) for one in line[f"{temperature:g}"]]
        assert read == [one.counts for one in each]


def test_agreement_falls_and_entropy_rises_with_temperature() -> None:
    agreement = [mean_agreement(one).mean for one in TEMPERATURES]
    entropy = [mean_entropy(one).mean for one in TEMPERATURES]
    assert agreement == sorted(agreement, reverse=True)
    assert entropy == sorted(entropy)
    assert 0 < agreement[-1] < agreement[0] < 1


@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_a_vote_is_not_clearly_better_than_the_greedy_answer(temperature: float) -> None:
    """What the page says: the interval of the difference holds zero."""
    gain = majority_vote.gain(temperature)
    assert gain.low <= 0 <= gain.high
    assert abs(gain.mean) < 0.1


def test_at_temperature_one_a_vote_is_better_than_a_single_sample() -> None:
    assert majority_vote.gain_over_one(1.0).low > 0


@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_samples_agree_more_within_a_wording_than_between(temperature: float) -> None:
    assert both.apart(temperature).low > 0


def test_wordings_that_vote_together_reach_the_plainest_one_and_no_more() -> None:
    """Far from the mean over wordings, some of which lead away; the page tells both."""
    plainest = both.right_in(0).interval
    for temperature in TEMPERATURES:
        assert majority_vote.gain_across(temperature).low > 0
        assert majority_vote.across(temperature).mean < plainest[1]
        assert majority_vote.across(temperature).high > plainest[0]


def test_agreement_tells_something_and_not_all() -> None:
    found = agreement_and_truth.told(0.7, "agreement")
    assert 0.5 < found.low < found.area < 0.95


def test_counts_of_all_questions() -> None:
    assert sum(both.outcomes(one).hits for one in OUTCOMES) == len(questions())
    for temperature in TEMPERATURES:
        binned = agreement_and_truth.binned(temperature)
        assert sum(one.count for one in binned if one) == len(questions()) * WORDINGS


def test_a_question_is_found_by_its_name() -> None:
    one = question("capital", "Australia")
    assert one.accepted == ("Canberra",)
    assert measured_of(one, 0.7) == measured(0.7)[0]
    assert seeds(5) == tuple(range(5, 25))


def test_a_wording_that_is_too_long_is_refused(reader: Any) -> None:
    with pytest.raises(TextTooLong):
        prompt(reader.vocabulary, "word " * (LIMIT + 1))
