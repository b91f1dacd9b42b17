"""Tokens: what it shows, and what it says when it can't."""

from __future__ import annotations

import unicodedata

import pytest
import torch
from streamlit.testing.v1 import AppTest

from backend.models import AutoregressiveModel
from backend.text.limits import LONGEST_TEXT
from backend.text.pieces import tokens
from components.results import shared
from pages.foundations.tokens import DEFAULT, compare_token_cost, results
from pages.foundations.tokens import PAGE as CARD
from pages.foundations.tokens.texts import FOUR_DOGS, YEARS
from tests.pages.conftest import OpenPage
from tests.pages.foundations.tokens.tabs import OWN, PAGE, TABS
from tests.pages.screen import metrics, open_tab, said, text_in, type_text

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


def test_the_vocabulary_used_is_counted(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="dog dog cat")
    assert "Vocabulary used: 3 distinct tokens, 2 distinct words." in said(app)


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
    type_text(app, TEXT, "word " * 5_000)
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
    ids = smollm2.encode(FOUR_DOGS)
    assert len(set(ids)) == len(ids), "no two are the same"
    labels = [token.label for token in smollm2.vocabulary.tokens(smollm2.encode(YEARS))]
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


def nearest(model: AutoregressiveModel, token: str, count: int) -> list[str]:
    """Labels of the tokens whose embeddings are nearest to a token's, by cosine; without itself."""
    (token_id,) = model.encode(token)
    table = model.network.get_input_embeddings().weight.detach()
    cosines = torch.nn.functional.cosine_similarity(table, table[token_id][None], dim=1)
    assert len(cosines) == model.vocabulary.size
    order = [one for one in cosines.argsort(descending=True).tolist() if one != token_id]
    return model.vocabulary.labels(order[:count])


def test_ids_of_forms_of_a_word_are_unrelated_and_their_embeddings_near(
    smollm2: AutoregressiveModel,
) -> None:
    assert "␣dog is among the five nearest of {size} embeddings to dog" in said_by_example(0)
    assert nearest(smollm2, "dog", 5) == ["dogs", "Dog", "␣Dog", "␣Dogs", "␣dog"]
    # the order of the ids is that of learning: neighbours of these ids have nothing to do with dogs
    for word in ("dog", " dog", " Dog"):
        (token_id,) = smollm2.encode(word)
        beside = smollm2.vocabulary.labels([token_id - 1, token_id + 1])
        assert not [label for label in beside if "dog" in label.lower()]


def test_a_token_of_the_family_is_part_of_a_code_point(smollm2: AutoregressiveModel) -> None:
    assert "Each token holds only part of a code point" in said_by_example(1)
    family = CARD.examples[1].text
    whole = {sign.encode() for sign in family}
    for piece in tokens(smollm2.vocabulary, family).pieces():
        assert piece.token
        assert any(piece.token.raw in sign and piece.token.raw != sign for sign in whole)


def test_nearly_all_tokens_with_letters_have_latin_ones(smollm2: AutoregressiveModel) -> None:
    assert "Nearly all tokens with letters" in said_by_example(2)
    latin = other = 0
    for token in smollm2.vocabulary.tokens(range(smollm2.vocabulary.size)):
        letters = [sign for sign in token.raw.decode(errors="ignore") if sign.isalpha()]
        if letters and not token.special:
            only = all("LATIN" in unicodedata.name(sign, "") for sign in letters)
            latin, other = latin + only, other + (not only)
    assert latin / (latin + other) > 0.99


def test_frequent_words_have_a_token_of_their_own(smollm2: AutoregressiveModel) -> None:
    # the most frequent words of English with more than three letters, in the Oxford corpus's order
    words = "that have with this from they would there their what about which when make like time"
    words += " just know take people into year your good some could them than then look only come"
    assert all(len(smollm2.encode(f" {word}")) == 1 for word in words.split())


def test_a_text_in_another_script_takes_more_tokens(smollm2: AutoregressiveModel) -> None:
    english, hindi = compare_token_cost._PAIRS["Two scripts"]
    arabic = CARD.examples[2].text.split("\n")[2]
    assert all(len(smollm2.encode(one)) > len(smollm2.encode(english)) for one in (hindi, arabic))


def said_by_example(number: int) -> str:
    return CARD.examples[number].claim.text


def test_the_default_text_shows_digits_and_bytes(smollm2: AutoregressiveModel) -> None:
    pieces = tokens(smollm2.vocabulary, DEFAULT).pieces()
    assert [piece.label for piece in pieces if piece.label.isdigit()] == [*"2024"]
    assert {piece.whole for piece in pieces if piece.whole} == {"␣🦜"}


def test_of_a_paste_of_megabytes_the_beginning_is_taken_and_that_is_said(
    open_page: OpenPage,
) -> None:
    app = open_page(PAGE)
    type_text(app, TEXT, "ü" * LONGEST_TEXT)
    assert not app.exception
    kept = app.session_state["workspace"]["space"].text
    assert len(kept.encode()) == LONGEST_TEXT
    assert text_in(app, TEXT) == kept
    said = [caption.value for caption in app.caption]
    assert any("Only the first 1,250,000 bytes of this text were taken" in one for one in said)
    assert "This text has 1,250,000 bytes" in app.warning[0].value
