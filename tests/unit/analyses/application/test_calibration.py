"""Calibration: the set, what the model made of it, and what the page says of that."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import numpy as np
import pytest

from backend.analyses.application import calibration
from backend.analyses.application.calibration import MEASURED, SET, questions, rights, scores
from backend.analyses.application.four_options import (
    LETTERS,
    LIMIT,
    OPTION_LIMIT,
    WAYS,
    Question,
    asked,
    letters_text,
)
from backend.probability.surprisal import surprisal_bits
from backend.probability.temperature_scaling import scaled
from backend.text.chat_template import ChatTemplate, Message, chat

SAMPLE = (0, 73, 199)


def test_the_set_has_200_questions_and_each_letter_is_right_equally_often(reader: Any) -> None:
    every = questions()
    assert len({one.question.sentence for one in every}) == len(every) == 200
    assert [one.number for one in every] == list(range(1, 201))
    assert Counter(LETTERS[one.question.right] for one in every) == dict.fromkeys(LETTERS, 50)
    assert json.loads(SET.read_text(encoding="utf-8"))["source"]
    for one in every:
        assert len({option.casefold() for option in one.question.options}) == 4
        assert len(reader.encode(one.question.sentence)) <= LIMIT
        assert all(len(reader.encode(each)) <= OPTION_LIMIT for each in one.question.options)


def test_the_right_options_are_those_that_come_first_in_the_file() -> None:
    topics = json.loads(SET.read_text(encoding="utf-8"))["topics"]
    answers = {one["sentence"]: one["options"] for topic in topics for one in topic["questions"]}
    for one in questions():
        written = answers[one.question.sentence]
        assert one.question.options[one.question.right] == written[0]
        assert sorted(one.question.options) == sorted(written)


@pytest.mark.parametrize("number", SAMPLE)
def test_what_is_shipped_is_computed_anew(reader: Any, template: ChatTemplate, number: int) -> None:
    found = asked(reader, template, questions()[number].question)
    for way in WAYS:
        shares, known = scaled(found[way]), scaled(scores(way)[number])
        assert shares == pytest.approx(known, abs=1e-3)


def test_a_score_is_the_sum_over_the_tokens_of_an_option(
    reader: Any, template: ChatTemplate
) -> None:
    one = Question("Sushi comes with", "What comes with sushi?",
                   ("wasabi", "soy sauce", "ham", "a bun"), 0)  # fmt: skip
    found = asked(reader, template, one)
    begun = reader.encode(one.sentence)
    opened = chat(reader.vocabulary, template, [Message("user", one.question)]).ids
    for option, score in zip(one.options, found["sentence"], strict=True):
        ids = reader.encode(f" {option}")
        bits = surprisal_bits(reader.logits([*begun, *ids])[len(begun) : -1], ids)
        assert score == pytest.approx(-bits.sum() * np.log(2), abs=1e-2)
    first = surprisal_bits(reader.next_logits(opened, start=False)[None], reader.encode("Ham")[:1])
    assert found["chat"][2] <= -first[0] * np.log(2) + 1e-3


def test_a_model_without_a_chat_template_is_asked_by_a_sentence_only(reader: Any) -> None:
    assert list(asked(reader, None, questions()[0].question, ["sentence"])) == ["sentence"]


def test_by_letters_all_options_are_listed() -> None:
    one = Question("A b is", "What is a b?", ("c", "d", "e", "f"), 1)
    assert letters_text(one).splitlines() == [
        "What is a b?", "A. c", "B. d", "C. e", "D. f", "Answer with the letter only."
    ]  # fmt: skip


def test_what_is_measured_is_whole_and_no_temperature_changes_what_is_right() -> None:
    for way in WAYS:
        assert scores(way).shape == (200, 4)
        assert np.isfinite(scores(way)).all()
        assert (scores(way) <= 0).all()
        shares = {calibration.of(way, one).share_right for one in (0.3, 1, 4)}
        assert shares == {calibration.right(way).share}
        assert sum(calibration.picks(way)) == 200
        best = calibration.best(way)
        error = calibration.of(way, best).error
        assert error <= calibration.of(way).error + 0.02
    assert len(rights()) == 200
    assert MEASURED.stat().st_size < 40_000


def test_the_form_decides_whether_it_is_calibrated() -> None:
    limit, error = calibration.chance_limit, lambda way: calibration.of(way).error
    assert error("sentence") < limit("sentence")
    for way in ("chat", "letters"):
        found = calibration.of(way)
        assert found.error > 2 * limit(way)
        assert found.confidence > found.share_right + 0.2
        assert calibration.right(way).interval[1] < calibration.right("sentence").interval[0]
    low, high = calibration.right("letters").interval
    assert low < 0.25 < high, "no better than guessing"
    assert calibration.picks("letters")[0] > 150
    assert calibration.picks("letters")[3] == min(calibration.picks("letters"))
