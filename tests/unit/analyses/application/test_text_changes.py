"""Changes of a text: each does what it says, and something to every prompt of the set."""

from __future__ import annotations

import unicodedata

import pytest

from backend.analyses.application.robustness import prompts
from backend.analyses.application.text_changes import (
    CHANGES,
    LOOK_ALIKES,
    Change,
    key_word,
    shuffled,
    swapped,
    with_look_alike,
)

TEXT, WORD = "The capital of France is", "capital"
BY_ID = {one.id: one for one in CHANGES}


@pytest.mark.parametrize(
    ("change", "made"),
    [
        ("quotation_mark", '"The capital of France is'),
        ("space", "The capital of France is "),
        ("line_break", "The capital of France is\n"),
        ("double_spaces", "The  capital  of  France  is"),
        ("no_break_spaces", "The\u00a0capital\u00a0of\u00a0France\u00a0is"),
        ("zero_width", "The cap\u200bital of France is"),
        ("look_alike", "The \u0441apital of France is"),
        ("swapped", "The cpaital of France is"),
        ("missing", "The cpital of France is"),
        ("lower", "the capital of france is"),
        ("capitals", "THE CAPITAL OF FRANCE IS"),
    ],
)
def test_it_does_what_it_says(change: str, made: str) -> None:
    assert BY_ID[change].apply(TEXT, WORD) == made


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.id)
def test_it_changes_every_prompt_of_the_set_and_no_two_do_the_same(change: Change) -> None:
    for one in prompts():
        made = change.apply(one.text, one.word)
        assert made != one.text
        others = {each.apply(one.text, one.word) for each in CHANGES if each is not change}
        assert made not in others, one.text


def test_words_are_shuffled_in_one_way_and_none_is_lost() -> None:
    assert shuffled(TEXT) == shuffled(TEXT) != TEXT
    assert sorted(shuffled(TEXT).split()) == sorted(TEXT.split())
    assert [shuffled(one) for one in ("", "word", "a a a")] == ["", "word", "a a a"]


def test_look_alikes_are_cyrillic_letters_for_latin_ones() -> None:
    for latin, cyrillic in LOOK_ALIKES.items():
        assert unicodedata.name(latin).startswith("LATIN")
        assert unicodedata.name(cyrillic).startswith("CYRILLIC")
        assert latin.isupper() == cyrillic.isupper()


def test_where_nothing_can_be_changed_the_word_stays() -> None:
    assert [swapped(one) for one in ("", "ab", "abc", "aaaa")] == ["", "ab", "abc", "aaaa"]
    assert with_look_alike("zzz") == "zzz"


@pytest.mark.parametrize("text", ["", "   ", "🙂", "a b c", "日本", "'' \" --"])
def test_a_text_without_a_word_has_no_key_word_and_nothing_fails(text: str) -> None:
    assert key_word(text) == ""
    for change in CHANGES:
        assert isinstance(change.apply(text, ""), str)


def test_the_key_word_of_ones_own_text_is_its_longest() -> None:
    assert key_word("A cat sat, quietly.") == "quietly"
    assert key_word("The boys played") == "played"
