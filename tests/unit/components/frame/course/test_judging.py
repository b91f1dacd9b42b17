"""Verdicts on answers: options, numbers as people type them, words."""

from __future__ import annotations

import pytest

from backend.figures import Setting
from components.frame.claim import claim
from components.frame.conditions import Written
from components.frame.course.judging import Given, judged, number_in, objection
from components.frame.question import Choice, Do, Number, Option, Word

_NO = claim("No.")
CHOICE = Choice(Setting(1), (Option("1", claim("One")), Option("2", claim("Two"), _NO)))
NUMBER = Number(Setting(80), "percent", _NO, within=0.1)
WORD = Word(Setting(1), _NO)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("5", 5.0), (" 80.6 % ", 80.6), ("0,7", 0.7), ("1,5", 1.5), ("49,152", 49152.0),
        ("1,234,567", 1234567.0), (".5", 0.5), ("-3", -3.0), ("7 tokens", 7.0),
        ("five", None), ("", None), ("%", None), ("1,0005", 1.0005),
    ],
)  # fmt: skip
def test_a_number_as_people_type_it(typed: str, number: float | None) -> None:
    assert number_in(typed) == number


def test_an_option_is_right_if_the_models_say_so() -> None:
    assert judged(CHOICE, "1", "1") == Given("1", True)
    assert judged(CHOICE, "2", "1") == Given("2", False)
    assert judged(CHOICE, "2", "2") == Given("2", True), "whatever the author had meant"
    assert judged(CHOICE, "3", "1") is None


@pytest.mark.parametrize(
    ("typed", "right"), [("80", True), ("72.1", True), ("88", True), ("71", False), ("89", False)]
)
def test_a_number_may_be_off_by_so_much(typed: str, right: bool) -> None:
    assert judged(NUMBER, typed, "80.0\u00a0%") == Given(typed, right)


def test_a_word_is_compared_without_its_space_and_case() -> None:
    assert judged(WORD, " paris ", "␣Paris") == Given("paris", True)
    assert judged(WORD, "London", "␣Paris") == Given("London", False)
    assert judged(WORD, "  ", "␣Paris") is None


def test_an_answer_is_cut_where_it_gets_long() -> None:
    given = judged(WORD, "a" * 10_000, "␣Paris")
    assert given is not None
    assert len(given.said) == 80


def test_the_objection_is_that_of_the_answer() -> None:
    assert objection(CHOICE, Given("2", False)) == _NO
    assert objection(CHOICE, Given("1", True)) is None
    assert objection(NUMBER, Given("1", False)) == _NO
    assert objection(Do(Written(8)), Given("done", True)) is None
