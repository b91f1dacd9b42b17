"""The default vocabulary: text is text, bytes add up, characters stay whole."""

from __future__ import annotations

import pytest

from backend.models.networks.vocabulary import Vocabulary
from backend.text.words import characters

HOSTILE = [
    "",
    " ",
    "The capital of France is ",
    "👩‍👩‍👧 and 🇫🇷",
    "مرحبا بالعالم",
    "语言模型",
    "e\u0301 e\u0301\u0323",
    "<script>alert(1)</script>",
    "<|endoftext|> <empty_output> <|im_start|>",
    "def f(x):\n\treturn x  # 2024",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_decode_undoes_encode(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.decode(vocabulary.encode(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_typed_text_never_becomes_a_special_token(vocabulary: Vocabulary, text: str) -> None:
    assert not any(token.special for token in vocabulary.tokens(vocabulary.encode(text)))


@pytest.mark.parametrize("text", HOSTILE)
def test_every_group_of_positions_is_whole_characters(vocabulary: Vocabulary, text: str) -> None:
    ids = vocabulary.encode(text)
    groups = characters(vocabulary, ids)
    assert [position for group in groups for position in group] == list(range(len(ids)))
    for group in groups:
        assert "\ufffd" not in vocabulary.decode([ids[position] for position in group])


def test_an_emoji_of_several_tokens_is_one_group(vocabulary: Vocabulary) -> None:
    ids = vocabulary.encode("👩‍👩‍👧")
    assert len(ids) > 3
    assert characters(vocabulary, ids) == [range(len(ids))]


def test_digits_are_single_tokens_and_spaces_before_them_stay_together(
    vocabulary: Vocabulary,
) -> None:
    # what SmolLM2's own tokenizer does; its conversion from GGUF alone does not
    labels = [token.label for token in vocabulary.tokens(vocabulary.encode("in  2024"))]
    assert labels == ["in", "␣␣", "2", "0", "2", "4"]


def test_no_two_tokens_share_a_label(vocabulary: Vocabulary) -> None:
    labels = [vocabulary.token(token_id).label for token_id in range(vocabulary.size)]
    assert len(set(labels)) == vocabulary.size == 49_152


def test_the_start_token_is_special_and_has_id_0(vocabulary: Vocabulary) -> None:
    assert vocabulary.special_id("<|endoftext|>") == 0
    assert vocabulary.token(0).special
    with pytest.raises(ValueError, match="not a special token"):
        vocabulary.special_id("the")


@pytest.mark.parametrize("token_id", [-1, 49_152, 10**9])
def test_an_id_outside_the_vocabulary_is_refused(vocabulary: Vocabulary, token_id: int) -> None:
    with pytest.raises(ValueError, match="not in this vocabulary"):
        vocabulary.token(token_id)
