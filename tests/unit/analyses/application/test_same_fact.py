"""Same fact, five wordings: the set, what was measured on it, and how an answer is counted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.analyses.application import same_fact as analysis
from backend.analyses.application.greedy_answers import answered, text_of
from backend.analyses.application.same_fact import (
    COUNT,
    OUTCOMES,
    SET,
    WORDINGS,
    counted,
    facts,
    kinds,
    measured,
    names,
    outcome,
    prompt,
    questions_right,
    right_answers,
    right_in,
    without_question,
)
from backend.errors import TextTooLong

SAMPLE = (0, 13, 26, 39)


def test_the_set_has_five_facts_of_each_of_eight_kinds_in_five_wordings() -> None:
    assert len(kinds()) == 8
    assert len(facts()) == len(measured()) == 40
    for one in facts():
        assert len(set(one.wordings)) == WORDINGS
        assert all(one.about in text and "{}" not in text for text in one.wordings)
        assert one.accepted
        assert not any(names(text, one.accepted) for text in one.wordings), "it gives the answer"
    assert json.loads(SET.read_text(encoding="utf-8"))["source"]


@pytest.mark.parametrize("number", SAMPLE)
def test_what_is_shipped_is_answered_anew(reader: Any, number: int) -> None:
    one = measured()[number]
    asked = [prompt(reader.vocabulary, text) for text in one.fact.wordings]
    found = [text_of(reader.vocabulary, each) for each in answered(reader, asked, COUNT)]
    assert tuple(found) == one.texts


def test_outcomes_are_counts_of_all_facts() -> None:
    assert sum(counted(one).hits for one in OUTCOMES) == len(facts())
    for kind in kinds():
        assert sum(counted(one, kind.name).hits for one in OUTCOMES) == 5
    by_wording = [one.hits for kind in kinds() for one in right_in(kind.name)]
    assert sum(by_wording) == right_answers().hits
    assert right_answers().count == len(facts()) * WORDINGS
    assert sum(without_question(one).hits for one in OUTCOMES) == len(facts())
    assert sum(right_in(kind.name)[-1].hits for kind in kinds()) == questions_right().hits
    assert without_question("all").hits >= counted("all").hits


def test_most_facts_are_mixed_or_it_is_told_otherwise() -> None:
    """The lesson asks for the largest of these; no two may be the same."""
    hits = sorted(counted(one).hits for one in OUTCOMES)
    assert hits[-1] > hits[-2]


@pytest.mark.parametrize(
    ("text", "accepted", "right"),
    [
        ("Paris", ("Paris",), True),
        ("the city of PARIS.", ("Paris",), True),
        ("Parisian", ("Paris",), False),
        ("considered", ("red",), False),
        ("South America", ("South America",), True),
        ("a pup", ("puppy", "pup"), True),
        ("", ("Paris",), False),
        ("C++ is", ("C++",), True),
    ],
)
def test_an_answer_counts_as_a_whole_word(
    text: str, accepted: tuple[str, ...], right: bool
) -> None:
    assert names(text, accepted) == right


def test_an_outcome() -> None:
    assert [outcome(one) for one in ([True], [True, False], [False, False])] == [*OUTCOMES]


def test_after_a_colon_an_answer_is_a_sentence(reader: Any) -> None:
    assert prompt(reader.vocabulary, "The capital of France is").clause
    assert not prompt(reader.vocabulary, "Question: Who? Answer: ").clause


def test_a_wording_that_is_too_long_is_refused(reader: Any) -> None:
    with pytest.raises(TextTooLong):
        prompt(reader.vocabulary, "word " * (analysis.LIMIT + 1))
