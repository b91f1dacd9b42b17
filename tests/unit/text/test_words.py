"""Words as groups of tokens: pieces of a word together, everything else by itself."""

from __future__ import annotations

import pytest

from backend.models.networks.vocabulary import Vocabulary
from backend.text.words import characters, words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The dog barked.", ["The", " dog", " barked", "."]),
        ("It's 2024, isn't it?", ["It's", " ", "2024", ",", " isn't", " it", "?"]),
        ("well-known", ["well", "-", "known"]),
        ("a  double space", ["a", " ", " double", " space"]),
        ("", []),
    ],
)
def test_the_tokens_of_a_word_are_together(
    vocabulary: Vocabulary, text: str, parts: list[str]
) -> None:
    ids = vocabulary.encode(text)
    groups = words(vocabulary, ids)
    assert [vocabulary.decode(ids[group.start : group.stop]) for group in groups] == parts


TEXTS = [
    "I love 🦙 and 👩‍👩‍👧‍👦 a lot",
    "Z͑ͫ̓ͪA̴̵̜̰L̠ combining",
    "语言模型如何选择下一个词",
    "می‌خواهم بروم",  # a word with a zero-width non-joiner in it
    "مرحبا بالعالم",
    "don’t 'quote' it",
    "ภาษาไทย",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_groups_are_the_text_and_cut_no_character(vocabulary: Vocabulary, text: str) -> None:
    ids = vocabulary.encode(text)
    groups = words(vocabulary, ids)
    assert [position for group in groups for position in group] == list(range(len(ids)))
    for character in characters(vocabulary, ids):
        assert any(set(character) <= set(group) for group in groups)


def test_scripts_without_spaces_are_not_one_long_word(vocabulary: Vocabulary) -> None:
    ids = vocabulary.encode("语言模型")
    assert len(words(vocabulary, ids)) == 4


def test_a_token_that_ends_inside_a_character_does_not_matter(vocabulary: Vocabulary) -> None:
    ids = vocabulary.encode("🦙 dog")[1:]  # its first byte is missing
    assert [position for group in words(vocabulary, ids) for position in group] == list(
        range(len(ids))
    )
