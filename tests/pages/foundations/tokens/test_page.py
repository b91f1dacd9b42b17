"""Tokens: what it shows, and what it says when it can't."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from backend.models import AutoregressiveModel
from backend.text.pieces import tokens
from components.results import shared
from pages.foundations.tokens import DEFAULT, results
from pages.foundations.tokens import PAGE as CARD
from tests.pages.conftest import OpenPage
from tests.pages.foundations.tokens.tabs import OWN, PAGE, TABS
from tests.pages.screen import metrics, open_tab

TEXT = "text_tokens"


def test_it_opens_on_the_default_text(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert not app.error
    assert metrics(app)["Tokens"] == "26"


def test_the_definition_of_a_word_can_be_changed(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="Don't stop, stop!")
    assert metrics(app)["Words"] == "3"
    app.toggle(key="at_punctuation").set_value(True).run()
    assert metrics(app)["Words"] == "7"


def test_an_empty_text_asks_for_one(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="")
    assert not app.exception
    assert "Type or paste" in app.info[0].value


@pytest.mark.parametrize(
    "text",
    ["\x00", "\x04", " ", "\n", "<b>x</b> **y** $z$", "👩‍👩‍👧‍👦" * 20, "\u202eabc", "\u0301" * 500],
)
def test_any_text_is_shown(open_page: OpenPage, text: str) -> None:
    app = open_page(PAGE, text=text, at="3")
    assert not app.exception
    assert not app.error


def test_a_long_text_is_counted_whole_and_drawn_in_windows(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.text_area(key=TEXT).set_value("word " * 5_000).run()
    assert not app.exception
    assert metrics(app)["Words"] == "5,000"
    assert any("1 to 1,000 of" in caption.value for caption in app.caption)


def test_a_claim_says_whose_it_is_when_another_model_is_chosen(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    smollm2 = shared.vocabulary("smollm2")
    monkeypatch.setattr(shared, "vocabulary", lambda name: smollm2)
    app = open_page(PAGE, model="distilgpt2")
    app.button(key="tokens_try_0").click().run()
    assert not app.exception
    assert "This was measured with SmolLM2-135M" in app.info[0].value
    assert "measured with" not in _claim(open_page(PAGE))


def _claim(app: AppTest) -> str:
    app.button(key="tokens_try_0").click().run()
    return str(app.info[0].value)


def test_what_the_lesson_says_in_words(smollm2: AutoregressiveModel) -> None:
    first, _, third = (step.text for step in CARD.lesson)
    ids = smollm2.encode(first)
    assert len(set(ids)) == len(ids), "no two are the same"
    labels = [token.label for token in smollm2.vocabulary.tokens(smollm2.encode(third))]
    assert labels == [*"2024", "␣+", "␣", "1", "␣=", "␣", *"2025"]


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens(open_page: OpenPage, tab: str) -> None:
    app = open_tab(open_page(PAGE), PAGE, tab)
    assert not app.exception
    assert not app.error
    assert not app.warning


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "\x04",
        " ",
        "<script>alert(1)</script> **b** $x$ <|im_end|>",
        "👩‍👩‍👧‍👦" * 20,
        "\u202eabc",
        "\u0301" * 500,
        "a" * 3_000,
    ],
)
def test_every_tab_takes_any_text(open_page: OpenPage, tab: str, text: str) -> None:
    app = open_page(PAGE, text=text)
    app.session_state["corpus"] = OWN
    open_tab(app, PAGE, tab)
    assert not app.exception
    assert not app.error


def test_nothing_is_learned_until_its_tab_is_open(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    for name in ("learned_bpe", "growth", "chat_template", "fetch_vocabulary"):
        monkeypatch.setattr(shared if name == "chat_template" else results, name, fail)
    app = open_page(PAGE)
    assert not app.exception
    assert not app.error


def test_numbers_fall_into_single_digits(smollm2: AutoregressiveModel) -> None:
    script = (CARD.folder / "page.py").read_text(encoding="utf-8")
    assert "cuts numbers into **single digits**" in script
    labels = [piece.label for piece in tokens(smollm2.vocabulary, "in  2024 1234567").pieces()]
    assert labels == ["in", "␣␣", *"2024", "␣", *"1234567"]


def test_the_default_text_shows_digits_and_bytes(smollm2: AutoregressiveModel) -> None:
    pieces = tokens(smollm2.vocabulary, DEFAULT).pieces()
    assert [piece.label for piece in pieces if piece.label.isdigit()] == [*"2024"]
    assert {piece.whole for piece in pieces if piece.whole} == {"␣🦜"}
