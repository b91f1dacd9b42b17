"""Examples of "I don't know": what stands before the question, and what it brings."""

from __future__ import annotations

from typing import Any

from backend.analyses.application.beyond_knowledge import (
    COUNT,
    SHOWN,
    declining,
    demonstrations,
    measured,
    prompt,
    right,
    says_unknown,
)
from backend.analyses.application.greedy_answers import greedy_answers, text_of
from backend.analyses.application.things import kinds, things
from backend.text.chat_template import ChatTemplate

SAMPLE = (1, 37, 112)


def test_no_example_is_among_the_things_asked() -> None:
    asked = {one.question for one in things()}
    assert len(demonstrations("none")) == 0
    assert len(demonstrations("answers")) == 6
    both = demonstrations("both")
    assert len(both) == 12
    assert not asked & {one.question for one in both}
    assert sum(says_unknown(one.answer) for one in both) == 6
    assert len(measured()) == len(SHOWN) * len(things())


def test_what_is_shipped_is_computed_anew(reader: Any, template: ChatTemplate) -> None:
    asked = [prompt(reader.vocabulary, template, things()[number], "both") for number in SAMPLE]
    *_, found = greedy_answers(reader, asked, COUNT)
    known = [one for one in measured() if one.shown == "both"]
    texts = [text_of(reader.vocabulary, one) for one in found]
    assert texts == [known[number].text for number in SAMPLE]


def test_the_examples_bring_i_dont_know_to_some_kinds_of_things_only() -> None:
    before, after = (declining(one, real=False) for one in ("none", "both"))
    assert after.interval[0] > before.interval[1]
    assert declining("answers", real=False).hits == 0, "answers alone do not"
    by_kind = [declining("both", real=False, kind=one.name).share for one in kinds()]
    assert sum(by_kind) * 10 == after.hits
    assert max(by_kind) >= 0.9
    assert min(by_kind) <= 0.1


def test_right_answers_stay_about_as_many() -> None:
    low, high = right("none").interval
    assert low < right("both").share < high


def test_apostrophes_of_both_kinds() -> None:
    assert says_unknown("I don't know.")
    assert says_unknown("Sorry, I don’t know that")
    assert not says_unknown("I know.")
