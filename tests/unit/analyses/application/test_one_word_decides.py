"""One word decides: the set, what the model made of it, and what the page says of that."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.analyses.application.one_word_decides import (
    SET,
    Statement,
    defended,
    denial,
    least_ratio,
    measured,
    prompts,
    read_statement,
    statements,
    told_by_truth,
)
from backend.text.chat_template import ChatTemplate

SAMPLE = (0, 17, 24, 37)


def test_the_set_has_twenty_subjects_with_something_true_and_something_false() -> None:
    every = statements()
    assert len(every) == len(measured()) == len({one.text for one in every}) == 40
    assert sum(one.true for one in every) == 20
    by_text = {one.text: one for one in every}
    for one in every:
        assert by_text[one.twin].true != one.true
        assert by_text[one.twin].twin == one.text
        assert read_statement(one.text) == Statement(one.subject, one.verb, one.said)
    assert json.loads(SET.read_text(encoding="utf-8"))["source"]


@pytest.mark.parametrize("number", SAMPLE)
def test_what_is_shipped_is_computed_anew(reader: Any, template: ChatTemplate, number: int) -> None:
    texts = prompts(reader.vocabulary, template, statements()[number])
    found = denial(reader.vocabulary, reader.next_logits_of(texts, start=False))
    known = measured()[number]
    for name in ("after_no", "after_yes", "no", "yes"):
        assert getattr(found, name) == pytest.approx(getattr(known, name), abs=1e-3)
    assert found.first_after_no == known.first_after_no
    assert found.first_after_yes == known.first_after_yes


def test_the_word_decides_and_the_truth_does_not() -> None:
    assert min(one.ratio for one in measured()) >= 7
    told = told_by_truth()
    assert 0.4 < told["No"].area < 0.65
    assert 0.4 < told["Yes"].area < 0.65
    assert told["unforced"].low < 0.5 < told["unforced"].high
    assert (defended().hits, defended().count) == (17, 20)
    assert least_ratio() <= min(one.ratio for one in measured()) < least_ratio() + 0.1


def test_blood_is_the_least_clear_one() -> None:
    least = min(range(40), key=lambda place: measured()[place].ratio)
    assert statements()[least].text == "blood is green"


def test_a_statement_is_read_as_it_is_meant() -> None:
    assert read_statement("Gold is a metal.") == Statement("Gold", "is", "a metal")
    assert read_statement("The Sun is hot!") == Statement("the Sun", "is", "hot")
    assert read_statement("A is B") == Statement("A", "is", "B")
    assert read_statement(" cats and dogs  are\npets ") == Statement("cats and dogs", "are", "pets")
    assert read_statement("what it is is this") == Statement("what it", "is", "is this")
    for text in ("", " ", "is", "gold is", "is gold", "The capital of France is", "a metal"):
        assert read_statement(text) is None
    asked = Statement("bats", "are", "birds")
    assert (asked.question, asked.beginning("No")) == ("Are bats birds?", "No, bats are")


def test_a_long_text_is_read_at_once() -> None:
    for text in ("word " * 10_000, "is " * 1_000, f"a{' ' * 1_000_000}", "a is b " * 100_000):
        read_statement(text)
