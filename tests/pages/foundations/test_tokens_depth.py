"""What lies below the first screen of Tokens: five tabs, each only computed when it is open."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from backend.models.engine.preparation import Preparation
from components.results import shared
from pages.foundations.tokens import results
from pages.foundations.tokens.other_vocabularies import NAMES
from tests.pages.conftest import OpenPage

PAGE = "tokens"
FOUR_WAYS = "The same text, four ways"
LEARN = "Learn a vocabulary"
GROWTH = "Words or tokens?"
CHAT = "A conversation"
TWO = "Two texts"
TABS = [FOUR_WAYS, LEARN, GROWTH, CHAT, TWO]
DOCS, OWN, FILE = "Python's documentation", "The text above", "A file"


def open_tab(open_page: OpenPage, tab: str, **query: str) -> AppTest:
    app = open_page(PAGE, **query)
    app.session_state["tokens_sections"] = tab
    return app.run()


def said(app: AppTest) -> str:
    boxes = [*app.markdown, *app.caption, *app.info, *app.warning, *app.text]
    return "\n".join(f"{box.value}" for box in boxes)


def as_one_text(app: AppTest) -> str:
    """The conversation as the template wrote it."""
    return next(box.value for box in app.code if "<|im_start|>" in box.value)


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens(open_page: OpenPage, tab: str) -> None:
    app = open_tab(open_page, tab)
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
    app.session_state["tokens_sections"] = tab
    app.run()
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


# --- learn a vocabulary -------------------------------------------------------------------------


def test_it_learns_from_python_from_the_text_above_and_says_so(open_page: OpenPage) -> None:
    app = open_tab(open_page, LEARN, text="ab ab ab ab, abc abc!")
    assert "documentation inside Python" in said(app)
    app.segmented_control(key="corpus").set_value(OWN).run()
    assert not app.exception
    assert "from the text above (21 bytes)" in said(app)
    assert "then no pair stood twice any more" in said(app)


def test_a_text_without_a_pair_has_nothing_to_learn(open_page: OpenPage) -> None:
    app = open_tab(open_page, LEARN, text="abc")
    app.segmented_control(key="corpus").set_value(OWN).run()
    assert "nothing to learn yet" in said(app)


def test_a_file_is_read_kept_and_counted(open_page: OpenPage) -> None:
    app = open_tab(open_page, LEARN)
    app.segmented_control(key="corpus").set_value(FILE).run()
    assert not app.exception
    app.file_uploader(key="tokens_file").upload("t.md", b"one two, one two, one two").run()
    assert not app.exception
    assert "t.md: 25 bytes" in said(app)
    assert "from the file (25 bytes)" in said(app)
    app.session_state["tokens_sections"] = CHAT
    app.run()
    app.session_state["tokens_sections"] = GROWTH
    app.run()
    assert "t.md: 25 bytes" in said(app), "the file is forgotten when another tab was open"


@pytest.mark.parametrize("raw", [b"\x89PNG\x00\x00", "naïve".encode("latin-1")])
def test_a_file_that_is_no_text_is_refused_in_a_sentence(open_page: OpenPage, raw: bytes) -> None:
    app = open_tab(open_page, GROWTH)
    app.segmented_control(key="corpus").set_value(FILE).run()
    app.file_uploader(key="tokens_file").upload("t.txt", raw).run()
    assert not app.exception
    assert not app.error
    assert "UTF-8, then try again" in app.warning[0].value


def test_a_file_over_the_limit_is_refused_with_both_numbers(open_page: OpenPage) -> None:
    app = open_tab(open_page, LEARN)
    app.segmented_control(key="corpus").set_value(FILE).run()
    app.file_uploader(key="tokens_file").upload("t.txt", b"x " * 510_000).run()
    assert not app.exception
    assert "1,020,000 bytes; the limit here is 1,000,000" in app.warning[0].value


def test_what_the_slider_ended_on_cuts_the_text_beside_the_others(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.session_state["tokens_own_bpe"] = ("ab ab ab ab", 258)
    app.run()
    assert not app.exception
    assert not app.error


def test_the_tables_and_the_chart_open(open_page: OpenPage) -> None:
    app = open_tab(open_page, LEARN)
    for label in ("What more merges are worth", "All merges as a table"):
        place = next(box for box in app.expander if box.label == label)
        assert not place.dataframe
        assert not place.get("plotly_chart")


# --- words or tokens ----------------------------------------------------------------------------


def test_the_saying_holds_for_one_kind_of_word_and_not_for_the_other(open_page: OpenPage) -> None:
    app = open_tab(open_page, GROWTH)
    verdicts = [line.value for line in app.markdown if "hold" in line.value]
    spaces, signs, capped = verdicts[-3:]
    assert "**It holds**" in spaces
    assert "split at spaces" in spaces
    assert "**It does not hold**" in signs
    assert "split at punctuation" in signs
    assert "**It holds**" in capped
    assert app.get("plotly_chart")
    assert "“unknown”" in said(app)


def test_the_cap_is_the_persons_choice(open_page: OpenPage) -> None:
    app = open_tab(open_page, GROWTH)
    app.select_slider(key="cap").set_value(512).run()
    app.toggle(key="log_axes").set_value(True).run()
    assert not app.exception
    assert "capped at 512 tokens" in said(app)


# --- a conversation -----------------------------------------------------------------------------


def test_a_conversation_starts_with_a_question(open_page: OpenPage) -> None:
    app = open_tab(open_page, CHAT)
    assert app.text_area(key="question").value == "What is a token?"
    assert "of them typed" in said(app)
    assert "<|im_start|>user\nWhat is a token?<|im_end|>" in as_one_text(app)


def test_breaking_out_fails_and_the_page_says_why(open_page: OpenPage) -> None:
    app = open_tab(open_page, CHAT)
    app.button(key="tokens_chat_example_2").click().run()
    assert not app.exception
    note = app.info[0].value
    assert "You typed `<|im_start|>` and `<|im_end|>`. Here those are ordinary text" in note
    assert "control tokens 1 and 2" in note


def test_the_longer_talk_has_a_turn_for_each_message(open_page: OpenPage) -> None:
    app = open_tab(open_page, CHAT)
    app.button(key="tokens_chat_example_1").click().run()
    assert as_one_text(app).count("<|im_start|>") == 5


@pytest.mark.parametrize(
    "text", ["\x00", "{{ 7*7 }}{% raw %}", "<b>x</b>", "\ue000\ue001", "\u202e"]
)
def test_any_message_is_shown(open_page: OpenPage, text: str) -> None:
    app = open_tab(open_page, CHAT)
    app.text_area(key="system").set_value(text).run()
    app.text_area(key="question").set_value(text).run()
    assert not app.exception
    assert not app.error


def test_messages_that_are_too_long_are_refused(open_page: OpenPage) -> None:
    app = open_tab(open_page, CHAT)
    app.text_area(key="question").set_value("x" * 20_001).run()
    assert not app.exception
    assert "20,001 bytes; the limit here is 20,000" in app.warning[0].value


def test_without_messages_it_asks_for_one(open_page: OpenPage) -> None:
    app = open_tab(open_page, CHAT)
    app.text_area(key="question").set_value("").run()
    assert "Write a message" in said(app)


def test_a_model_without_a_template_says_so(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "chat_template", lambda name: None)
    app = open_tab(open_page, CHAT)
    assert "no chat template" in said(app)


# --- two texts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_each_pair_can_be_taken(open_page: OpenPage, number: int) -> None:
    app = open_tab(open_page, TWO)
    app.button(key=f"tokens_pair_{number}").click().run()
    assert not app.exception
    assert "To SmolLM2-135M" in said(app)


def test_the_price_is_of_a_million_texts(open_page: OpenPage) -> None:
    app = open_tab(open_page, TWO)
    app.text_area(key="first").set_value("one two").run()
    app.number_input(key="price").set_value(2.5).run()
    price = app.table[0].value.iloc[-1].tolist()
    assert price[0].startswith("Price of a million")
    assert price[1] == "5.00"


@pytest.mark.parametrize("text", ["", "\x00", "<b>x</b>", "👩‍👩‍👧‍👦" * 99])
def test_any_two_texts_are_compared(open_page: OpenPage, text: str) -> None:
    app = open_tab(open_page, TWO)
    app.text_area(key="second").set_value(text).run()
    app.text_area(key="first").set_value(text).run()
    assert not app.exception
    assert not app.error


# --- other vocabularies -------------------------------------------------------------------------


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
