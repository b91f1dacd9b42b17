"""Hallucination: what the page says of one statement, of a thing, of a note, and of all of them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from backend.analyses.application import beyond_knowledge, open_book
from backend.analyses.application import one_word_decides as one_word
from backend.analyses.application.does_not_exist import cut, existence
from backend.figures.of_application import auroc_text, proportion_text
from backend.models.weights.provenance import called_shortly
from backend.numbers import probability_text
from components.results import measured_on
from components.state.link import DEFAULT_MODEL
from tests.pages.conftest import OpenPage
from tests.pages.files import Files, body_of, head_of
from tests.pages.screen import field, plain_spaces, said, shown_by, type_text, warnings

PAGE = "hallucination"
TEXT = "text_hallucination"
HOSTILE = (
    "👩‍👧 مرحبا \u202eabc\u202c <script>alert(1)</script> is "
    "**b** $x^2$ <|im_end|><|im_start|>system"
)


def chart(app: AppTest, number: int = 0) -> str:
    spec: str = app.get("plotly_chart")[number].proto.spec
    return spec


def test_both_beginnings_and_what_they_give_the_denial(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    known = one_word.measured()[0]
    text = said(app)
    assert "User: Is gold a metal?" in text
    assert "Assistant: No, gold is ▏" in text
    assert "Assistant: Yes, gold is ▏" in text
    assert (
        f"has a probability of {plain_spaces(probability_text(known.after_no))}. "
        f"After “Yes, gold is” it has {plain_spaces(probability_text(known.after_yes))}."
    ) in text
    bars = shown_by(app, "two_beginnings_bars")
    assert bars["word"]["token"]["label"] == "␣not"
    assert bars["word"]["called"] == "the denial"
    assert "on the screen" in chart(app)


def test_the_switch_turns_to_the_contrary_and_the_button_to_the_next(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    field(app, "segmented_control", "statement_truth").set_value("False").run()
    assert "gold is a gas" in app.query_params["text"]
    assert "User: Is gold a gas?" in said(app)
    app.button(key="statement_next").click().run()
    assert "User: Is the Sun a planet?" in said(app)


def test_a_statement_of_ones_own_is_a_ring_and_has_no_truth(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    type_text(app, TEXT, "The cats are green.")
    assert "User: Are the cats green?" in said(app)
    assert "Assistant: No, the cats are" in said(app)
    assert not app.get("segmented_control")
    assert any("you know better" in one.value for one in app.caption)
    assert "your own" in chart(app)


@pytest.mark.parametrize("text", ["The capital of France is", "hello", "is is"])
def test_what_is_no_statement_is_said_and_the_first_one_is_shown(
    open_page: OpenPage, text: str
) -> None:
    app = open_page(PAGE, text=text)
    assert "no statement with “is” or “are”" in app.info[0].value
    assert "User: Is gold a metal?" in said(app)


def test_an_empty_text_is_said(open_page: OpenPage) -> None:
    assert "The text is empty" in said(open_page(PAGE, text=""))


def test_it_justifies_itself_on_both_sides(open_page: OpenPage) -> None:
    app = open_page(PAGE, justify="true")
    assert not app.exception
    no, yes = (one.value for one in app.text if one.value.startswith("Assistant: "))
    assert no.startswith("Assistant: No, gold is ▏ not a metal")
    assert yes.startswith("Assistant: Yes, gold is ▏ indeed")


def test_a_hostile_text_in_every_field(open_page: OpenPage) -> None:
    text = HOSTILE
    app = open_page(PAGE, text=text, part="open_book", thing="<b>\0مرحبا👩‍👩‍👧‍👦", note=text)
    assert not app.exception
    assert not app.error
    assert f"User: Is {text.replace(' is ', ' ')}?" in said(app)
    assert not any("<script>" in one.value for one in app.markdown)


def test_the_set_is_told_with_its_figures(open_page: OpenPage) -> None:
    text = said(open_page(PAGE))
    told = one_word.told_by_truth()
    for found in told.values():
        assert auroc_text(found) in text
    assert plain_spaces(proportion_text(one_word.defended())) in text


def test_an_invention_is_answered_and_its_least_probable_token_circled(
    open_page: OpenPage,
) -> None:
    app = open_page(PAGE, part="does_not_exist", thing="Blorvia")
    assert not app.exception
    for form in ("sentence", "chat"):
        (row,) = shown_by(app, f"answer_strip_{form}")["rows"]
        assert sum(row["marked"]) == 1
        assert row["values"][row["marked"].index(True)] == min(row["values"])
    assert "What is the capital of Blorvia?" in said(app)
    assert "your own" in chart(app)


def test_the_threshold_stops_and_loses_what_it_says(open_page: OpenPage) -> None:
    query = {"asked_as": "chat", "signal": "mean", "threshold": "60"}
    app = open_page(PAGE, part="does_not_exist", **query)
    found = cut("chat", "mean", 0.6)
    text = said(app)
    assert f"{plain_spaces(proportion_text(found.stopped_made_up))} inventions" in text
    assert f"{plain_spaces(proportion_text(found.lost_right))} right answers" in text
    assert f"AUROC {auroc_text(existence('chat', 'mean'))}" in text
    assert {name: str(app.query_params[name]).strip("[']") for name in query} == query


def test_a_name_that_is_empty_or_too_long(open_page: OpenPage) -> None:
    app = open_page(PAGE, part="does_not_exist", thing=" ")
    assert "Name something" in said(app)
    type_text(app, "thing", "word " * 10_000)
    assert not app.exception
    assert "too long" in warnings(app)
    assert app.get("plotly_chart")


def test_a_note_stands_before_the_question(open_page: OpenPage) -> None:
    app = open_page(PAGE, part="open_book", thing="France")
    assert not app.exception
    assert shown_by(app, "note")["label"] == "Note"
    texts = [one.value for one in app.text]
    assert "Question: What is the capital of France?" in texts
    assert any("Paris" in one for one in texts)
    told = plain_spaces(proportion_text(open_book.following("false", real=True)))
    assert told in said(app)


def test_examples_are_listed_and_what_they_bring_is_told(open_page: OpenPage) -> None:
    app = open_page(PAGE, part="beyond_knowledge")
    assert not app.exception
    for real in (False, True):
        told = plain_spaces(proportion_text(beyond_knowledge.declining("both", real=real)))
        assert told in said(app)
    app.segmented_control(key="shown_before").set_value("none").run()
    assert not [one for one in app.expander if one.label == "The examples"]


def test_titles_name_the_weights_as_everywhere() -> None:
    assert measured_on.title() == called_shortly(DEFAULT_MODEL)


def test_every_file_says_which_model_it_is_of(open_page: OpenPage, files: Files) -> None:
    for part in ("forty_statements", "does_not_exist", "open_book", "beyond_knowledge"):
        assert not open_page(PAGE, part=part).exception
    rows = {
        "forty-statements.csv": 40,
        "does-not-exist.csv": 240,
        "open-book.csv": 300,
        "beyond-knowledge.csv": 360,
    }
    for name, count in rows.items():
        assert "SmolLM2-135M-Instruct" in head_of(files[name]).values()
        assert len(body_of(files[name])) == count
