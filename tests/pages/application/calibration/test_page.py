"""Calibration: a question, both curves, all 200, a question of one's own, and running text."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from backend.analyses.application import calibration, running_text
from backend.analyses.application.calibration import questions
from backend.analyses.application.four_options import LETTERS, WAYS
from backend.figures.of_application import proportion_text
from backend.numbers import probability_text, real_text
from backend.probability.temperature_scaling import scaled
from components.results import shared
from pages.application.calibration.answers import Answer, next_open, read, write
from tests.pages.conftest import OpenPage
from tests.pages.files import Files, body_of, head_of
from tests.pages.screen import field, plain_spaces, said, shown_by, type_text, type_texts, warnings

PAGE = "calibration"
FIRST = questions()[0].question
SCORES = calibration.scores("sentence")[0]
HOSTILE = "👩‍👧 مرحبا \u202eabc\u202c <script>alert(1)</script> **b** $x^2$ <|im_end|>"


def figure(app: AppTest, number: int = 0) -> str:
    """All of a chart, as text."""
    spec = json.loads(app.get("plotly_chart")[number].proto.spec)
    return plain_spaces(json.dumps(spec, ensure_ascii=False))


def linked(app: AppTest, name: str) -> str:
    return str(app.query_params[name]).strip("[']")


def answered(count: int, sure: int = 80) -> str:
    return write(Answer(number, 0, sure) for number in range(1, count + 1))


def test_a_question_is_asked_committed_and_told(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert FIRST.question in said(app)
    assert app.button(key="quiz_commit").disabled
    for told in ("✓", "the answer is", probability_text(float(scaled(SCORES).max()))):
        assert plain_spaces(told) not in figure(app), "nothing is told before it is answered"
    letter = LETTERS[FIRST.right]
    field(app, "radio", "choice").set_value(letter).run()
    field(app, "slider", "sure").set_value(80).run()
    app.button(key="quiz_commit").click().run()
    assert not app.exception
    assert linked(app, "answers") == f"1{letter}80"
    assert "choice" not in app.query_params
    assert f"Right: the answer is “{FIRST.options[FIRST.right]}”" in figure(app)
    for share in scaled(SCORES):
        assert plain_spaces(probability_text(float(share))) in figure(app)
    app.button(key="quiz_next").click().run()
    assert linked(app, "number") == "2"
    assert questions()[1].question.question in said(app)
    assert app.button(key="quiz_commit").disabled


def test_a_link_restores_an_answer_and_all_can_be_forgotten(open_page: OpenPage) -> None:
    wrong = (questions()[6].question.right + 1) % 4
    app = open_page(PAGE, answers=f"7{LETTERS[wrong]}55", number="7")
    assert "Wrong: the answer is" in figure(app)
    assert f"● {LETTERS[wrong]}. {questions()[6].question.options[wrong]}" in said(app)
    assert "You are 55 % sure." in said(app)
    app.button(key="quiz_anew").click().run()
    assert "answers" not in app.query_params
    assert "✓" not in figure(app)


def test_another_question_is_asked_without_an_answer(open_page: OpenPage) -> None:
    app = open_page(PAGE, number="200")
    app.button(key="quiz_skip").click().run()
    assert linked(app, "number") == "1"


@pytest.mark.parametrize("query", [
    {"number": "0", "answers": "0A50.1E50", "sure": "26"},
    {"number": "999", "answers": "1A999.201A50.x..", "choice": "Z"},
    {"number": "²", "scaled_by": "nan", "way": "songs", "part": "all_questions"},
    {"number": "-3", "scaled_by": "0", "part": "all_questions"},
    {"right": "ABCD", "sure": "abc", "part": "own_question"},
])  # fmt: skip
def test_nonsense_in_a_link(open_page: OpenPage, query: dict[str, str]) -> None:
    app = open_page(PAGE, **query)
    assert not app.exception
    assert not app.error
    assert FIRST.question in said(app)


def test_answers_are_read_as_they_are_written() -> None:
    every = (Answer(12, 1, 80), Answer(200, 3, 100), Answer(1, 0, 25))
    assert read(write(every)) == every
    assert read("1A30.1B40.201A50.0A50.2A24.2A101.3E50.03A50") == (Answer(1, 0, 30),)
    assert next_open(every, 200) == 2
    assert next_open([Answer(number, 0, 50) for number in range(1, 201)], 5) is None


def test_curves_come_with_enough_answers(open_page: OpenPage) -> None:
    app = open_page(PAGE, answers=answered(4), number="60")
    assert "4 answers so far" in said(app)
    assert len(app.get("plotly_chart")) == 1
    app = open_page(PAGE, answers=answered(10), number="60")
    right = [one.question.right == 0 for one in questions()[:10]]
    brier = sum((0.8 - hit) ** 2 for hit in right) / 10
    assert f"you {real_text(brier)}, the model" in figure(app, 1)
    assert "Brier score" in said(app)


@pytest.mark.parametrize("way", WAYS)
def test_all_questions_are_drawn_in_every_way(open_page: OpenPage, way: str) -> None:
    app = open_page(PAGE, part="all_questions", way=way, scaled_by="2")
    assert not app.exception
    sent = shown_by(app, "all_questions_chart")
    (known,) = [one for one in WAYS if one == way]
    assert sent["scores"] == calibration.scores(known).tolist()
    assert sent["rights"] == calibration.rights().tolist()
    assert (sent["temperature"], len(sent["own"]["scores"])) == (2, 4)
    assert plain_spaces(proportion_text(calibration.right(known))) in said(app)
    assert real_text(calibration.of(known).error, 3) in said(app)


def test_a_question_of_ones_own_has_bars_for_every_way_and_is_the_ring(open_page: OpenPage) -> None:
    app = open_page(PAGE, part="own_question")
    type_texts(app, {"begun": "Bananas are", "option_a": "yellow"})
    assert not app.exception
    for label in ("as a sentence", "in chat", "by letters"):
        assert label in figure(app, 1)
    assert "yellow" in figure(app, 1)
    query = {name: linked(app, name) for name in ("begun", "option_a")}
    app = open_page(PAGE, part="all_questions", **query)
    ring = shown_by(app, "all_questions_chart")["own"]
    assert ring["right"] == 0
    assert open_page(PAGE, part="own_question", right="C").session_state["workspace"]["space"].own


def test_a_model_without_a_chat_template_ends_sentences_only(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "chat_template", lambda name: None)
    app = open_page(PAGE, part="own_question")
    assert not app.exception
    assert "as a sentence" in figure(app, 1)
    assert "in chat" not in figure(app, 1)
    app = open_page(PAGE, part="all_questions", way="chat")
    assert not app.exception
    assert shown_by(app, "all_questions_chart")["own"] is None


def test_what_is_missing_or_too_long_in_ones_own(open_page: OpenPage) -> None:
    for query in ({"begun": " "}, {"option_b": ""}, {"option_b": "Down"}):
        assert "four options that differ" in said(open_page(PAGE, part="own_question", **query))
    app = open_page(PAGE, part="own_question")
    type_text(app, "put", "word " * 10_000)
    assert not app.exception
    assert "too long" in warnings(app)
    app = open_page(PAGE, part="all_questions", option_c="word " * 30)
    assert shown_by(app, "all_questions_chart")["own"] is None


def test_a_hostile_text_in_every_field(open_page: OpenPage) -> None:
    options = {
        "option_a": "<script>a",
        "option_b": "👩‍👧 \u202eb",
        "option_c": "مرحبا",
        "option_d": "**b** $x$",
    }
    app = open_page(PAGE, part="own_question", begun=HOSTILE, put=HOSTILE, **options)
    assert not app.exception
    assert not app.error
    assert "&lt;script&gt;a" in figure(app, 1)
    assert "<script>" not in figure(app, 1)
    app = open_page(PAGE, part="running_text", passage=HOSTILE)
    assert not app.exception
    assert "your own" in figure(app, 1)


def test_running_text_has_a_line_for_each_text(open_page: OpenPage) -> None:
    app = open_page(PAGE, part="running_text")
    for kind in running_text.KINDS:
        error = running_text.measured(kind).reliability.error
        assert real_text(error, 3) in said(app)
    assert "your own" in figure(app, 1)
    type_text(app, "passage", "")
    assert "at least two tokens" in said(app)
    type_text(app, "passage", "word " * 400)
    assert "too long" in warnings(app)
    assert len(app.get("plotly_chart")) == 2


def test_every_file_says_which_model_it_is_of(open_page: OpenPage, files: Files) -> None:
    for part in ("you_and_model", "all_questions", "own_question", "running_text"):
        assert not open_page(PAGE, part=part, answers=answered(6)).exception
    foretold = [len(running_text.measured(kind).right) for kind in running_text.KINDS]
    rows = {
        "my-answers.csv": 6,
        "calibration.csv": 200,
        "own-question.csv": 4,
        "running-text.csv": sum(foretold),
    }
    for name, count in rows.items():
        assert "SmolLM2-135M-Instruct" in head_of(files[name]).values()
        assert len(body_of(files[name])) == count
