"""A conversation, on its page: its turns, and no way out of one."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.results import shared
from tests.pages.conftest import OpenPage
from tests.pages.foundations.tokens.tabs import CHAT, PAGE
from tests.pages.screen import open_tab, said, shown_by, text_in, type_text


def as_one_text(app: AppTest) -> str:
    """The conversation as the template wrote it."""
    return str(shown_by(app, "chat_text")["text"])


def test_a_conversation_starts_with_a_question(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, CHAT)
    assert text_in(app, "question") == "What is a token?"
    assert "of them typed" in said(app)
    assert "<|im_start|>user\nWhat is a token?<|im_end|>" in as_one_text(app)


def test_breaking_out_fails_and_the_page_says_why(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, CHAT)
    app.button(key="tokens_chat_example_2").click().run()
    assert not app.exception
    note = app.info[0].value
    assert (
        "You typed `<|im_start|>` and `<|im_end|>`. Here they are encoded as ordinary tokens"
        in note
    )
    assert "special tokens 1 and 2" in note


def test_the_longer_talk_has_a_turn_for_each_message(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, CHAT)
    app.button(key="tokens_chat_example_1").click().run()
    assert as_one_text(app).count("<|im_start|>") == 5


@pytest.mark.parametrize(
    "text", ["\x00", "{{ 7*7 }}{% raw %}", "<b>x</b>", "\ue000\ue001", "\u202e"]
)
def test_any_message_is_shown(open_page: OpenPage, text: str) -> None:
    app = open_tab(open_page(PAGE), PAGE, CHAT)
    type_text(app, "system", text)
    type_text(app, "question", text)
    assert not app.exception
    assert not app.error


def test_messages_that_are_too_long_are_refused(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, CHAT)
    type_text(app, "question", "x" * 20_001)
    assert not app.exception
    assert "20,001 bytes; the limit here is 20,000" in app.warning[0].value


def test_without_messages_it_asks_for_one(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, CHAT)
    type_text(app, "question", "")
    assert "Write a message" in said(app)


def test_a_model_without_a_template_says_so(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "chat_template", lambda name: None)
    app = open_tab(open_page(PAGE), PAGE, CHAT)
    assert "no chat template" in said(app)
