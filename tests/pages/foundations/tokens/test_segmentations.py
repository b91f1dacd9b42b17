"""The same text cut in several ways, on its page: other vocabularies, and one's own."""

from __future__ import annotations

import pytest

from backend.models.engine.preparation import Preparation
from components.results import shared
from pages.foundations.tokens import results
from pages.foundations.tokens.other_vocabularies import NAMES
from tests.pages.conftest import OpenPage
from tests.pages.foundations.tokens.tabs import PAGE
from tests.pages.screen import said


def test_what_the_slider_ended_on_cuts_the_text_beside_the_others(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.session_state["tokens_own_bpe"] = ("ab ab ab ab", 258)
    app.run()
    assert not app.exception
    assert not app.error


def finished(name: str) -> Preparation:
    preparation = results.fetched_vocabulary(name)
    assert preparation is not None
    assert preparation.wait(60)
    return preparation


def test_a_vocabulary_out_of_reach_is_a_sentence_and_the_rest_stays(open_page: OpenPage) -> None:
    results._fetched_vocabularies().clear()
    app = open_page(PAGE)
    button = app.button(key="tokens_add_distilgpt2")
    assert "354 MB" in button.label
    assert "need the Hugging Face Hub" in said(app)
    button.click().run()
    assert finished("distilgpt2").error is not None
    app.run()
    assert not app.exception
    assert "GPT-2’s vocabulary could not be fetched" in said(app)
    assert app.metric
    app.button(key="tokens_again_distilgpt2").click().run()
    finished("distilgpt2")
    assert not app.exception


def test_a_vocabulary_that_came_cuts_the_same_text(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    results._fetched_vocabularies().clear()
    smollm2 = shared.vocabulary("smollm2")
    monkeypatch.setattr(results, "load_vocabulary", lambda name, progress=None: smollm2)
    app = open_page(PAGE)
    app.button(key="tokens_add_distilroberta").click().run()
    finished("distilroberta")
    app.run()
    assert not app.exception
    assert not [button for button in app.button if button.key == "tokens_add_distilroberta"]
    results._fetched_vocabularies().clear()


def test_only_other_vocabularies_are_offered(open_page: OpenPage) -> None:
    keys = {button.key for button in open_page(PAGE).button}
    assert "tokens_add_smollm2" not in keys
    assert {f"tokens_add_{name}" for name in NAMES if name != "smollm2"} <= keys
