"""Things real and made up: the set, the answers, and what signals tell."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from backend.analyses.application.does_not_exist import (
    COUNT,
    FORMS,
    SIGNALS,
    answered_as_fact,
    correctness,
    cut,
    existence,
    measured,
    of,
    prompt,
)
from backend.analyses.application.greedy_answers import greedy_answers, text_of
from backend.analyses.application.things import SET, declines, things
from backend.text.chat_template import ChatTemplate

SAMPLE = (0, 13, 44, 75, 91, 116)


def test_the_set_has_ten_and_ten_of_six_kinds() -> None:
    counts = Counter((one.kind.name, one.real) for one in things())
    assert set(counts.values()) == {10}
    assert len(counts) == 12
    assert len({(one.kind, one.name) for one in things()}) == 120
    assert json.loads(SET.read_text(encoding="utf-8"))["source"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_shipped_is_computed_anew(reader: Any, template: ChatTemplate, form: Any) -> None:
    chosen = [things()[number] for number in SAMPLE]
    asked = [prompt(reader.vocabulary, template, thing, form) for thing in chosen]
    *_, found = greedy_answers(reader, asked, COUNT)
    for number, answer in zip(SAMPLE, found, strict=True):
        known = of(form)[number]
        assert text_of(reader.vocabulary, answer) == known.text
        assert answer.probabilities == pytest.approx(known.answer.probabilities, abs=1e-3)


def test_nearly_every_made_up_thing_is_answered_as_if_it_existed() -> None:
    for form in FORMS:
        assert answered_as_fact(form).interval[0] > 0.85


def test_the_least_probable_token_tells_most_and_the_first_next_to_nothing() -> None:
    for form in FORMS:
        areas = {which: existence(form, which).area for which in SIGNALS}
        assert areas["lowest"] > areas["mean"] > areas["first"]
        first = existence(form, "first")
        assert first.low < 0.5 < first.high
        assert existence(form, "lowest").low > 0.8


def test_in_chat_a_wrong_fact_is_noticed_less_than_an_odd_name() -> None:
    assert correctness("chat", "lowest").area < existence("chat", "lowest").low


def test_a_threshold_stops_nothing_everything_and_what_lies_below_it() -> None:
    nothing, everything = (cut("chat", "mean", at) for at in (0.0, 1.01))
    assert nothing.stopped_made_up.hits == nothing.lost_right.hits == 0
    assert everything.stopped_made_up.share == everything.lost_right.share == 1
    half = cut("chat", "mean", 0.5)
    by_hand = [one.answer.mean_probability < 0.5 for one in of("chat") if not one.thing.real]
    assert half.stopped_made_up.hits == sum(by_hand)


def test_an_answer_about_what_was_made_up_is_never_right() -> None:
    assert not any(one.right for one in measured() if not one.thing.real)


@pytest.mark.parametrize(
    "text",
    [
        "There is no country called Velmoria",
        "I'm sorry, but I couldn’t find it",
        "Velmoria does not exist",
        "I don't know",
        "It is a fictional country",
    ],
)
def test_words_that_decline(text: str) -> None:
    assert declines(text)


def test_words_that_do_not() -> None:
    assert not declines("The capital of Velmoria is Velm, which is known for its castle")
