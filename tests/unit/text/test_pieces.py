"""Tokens as pieces of the text: they tile it, counts add up, and every character stays whole."""

from __future__ import annotations

import pytest

from backend.errors import TextTooLong
from backend.models.networks.vocabulary import Vocabulary
from backend.text.pieces import LIMIT_BYTES, Piece, tokens
from backend.text.splits import splits
from tests.unit.text.hostile_texts import TEXTS, assert_tiles


@pytest.mark.parametrize("text", TEXTS)
def test_pieces_tile_the_text_and_tokens_spell_what_the_model_sees(
    vocabulary: Vocabulary, text: str
) -> None:
    result = tokens(vocabulary, text)
    pieces = result.pieces()
    assert_tiles(pieces, 0, len(result.raw))
    assert result.ids.tolist() == vocabulary.encode(result.text)
    for piece in pieces:
        spelled = result.raw[piece.start : piece.end]
        if piece.token and len(piece.token.raw) == len(spelled):
            assert spelled == piece.token.raw
    seen = b"".join(piece.token.raw for piece in pieces if piece.token)
    assert len(result.raw) - len(seen) == result.unseen_bytes


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_begins_in_one_piece(vocabulary: Vocabulary, text: str) -> None:
    result = tokens(vocabulary, text)
    begins = [piece for piece in result.pieces() if piece.starts_word]
    assert len(begins) <= result.between_spaces.count
    for piece in begins:
        inside = result.raw[piece.start : piece.end].decode(errors="replace")
        assert inside.strip(), "white space alone starts no word"


def test_words_that_start_are_as_many_as_there_are(vocabulary: Vocabulary) -> None:
    result = tokens(vocabulary, "Tokenization splits  unbelievably long\nwords, 2024 (into) digits")
    assert sum(result.starts_word) == result.between_spaces.count == 8


@pytest.mark.parametrize("text", TEXTS)
def test_groups_are_whole_characters(vocabulary: Vocabulary, text: str) -> None:
    result = tokens(vocabulary, text)
    edges = {0} | {part.end for part in splits(result.text).characters}
    group: list[Piece] = []
    for piece in [*result.pieces(), None]:
        if group and (piece is None or piece.opens or not piece.whole):
            assert group[0].start in edges
            assert group[-1].end in edges
            assert all(inner.end not in edges for inner in group[:-1])
            group = []
        if piece is not None and piece.whole:
            assert piece.opens or group
            group.append(piece)
        elif piece is not None:
            assert {piece.start, piece.end} <= edges


def test_a_slice_of_pieces_opens_its_groups_itself(vocabulary: Vocabulary) -> None:
    result = tokens(vocabulary, "👩‍👩‍👧‍👦")
    first, second, *_ = result.pieces(5, 10)
    assert (first.position, first.opens, second.opens) == (5, True, False)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("limit", [4, 40])
def test_an_excerpt_is_short_and_made_of_its_pieces(
    vocabulary: Vocabulary, text: str, limit: int
) -> None:
    result = tokens(vocabulary, text)
    for first in range(0, len(result.piece_ids), 7):
        excerpt = result.excerpt(first, limit)
        end = excerpt.start + len(excerpt.text.encode())
        assert end - excerpt.start <= limit + 3  # the start may move back to a whole code point
        assert result.raw[excerpt.start : end].decode() == excerpt.text
        assert excerpt.pieces
        assert excerpt.start <= excerpt.pieces[0].start < max(end, 1)
        assert excerpt.pieces[-1].start < end


@pytest.mark.parametrize("text", TEXTS)
def test_pieces_and_tokens_find_each_other(vocabulary: Vocabulary, text: str) -> None:
    result = tokens(vocabulary, text)
    for position in range(result.count):
        piece = result.piece_at(position)
        assert result.piece_ids[piece] == result.ids[position]
        assert result.token_at(piece) == position
    if result.count:
        assert result.piece_at(10**6) == result.piece_at(result.count - 1)


def test_two_definitions_of_a_word(vocabulary: Vocabulary) -> None:
    result = tokens(vocabulary, "Don't stop, stop! stop")
    assert (result.between_spaces.count, result.between_spaces.unique) == (4, 4)
    assert (result.words_and_signs.count, result.words_and_signs.unique) == (8, 6)
    assert result.tokens_per_word(result.between_spaces) == result.count / 4


def test_case_makes_another_word_and_another_token(vocabulary: Vocabulary) -> None:
    result = tokens(vocabulary, "the The the")
    assert (result.between_spaces.unique, result.unique, result.count) == (2, 3, 3)


def test_characters_are_what_a_person_sees(vocabulary: Vocabulary) -> None:
    result = tokens(vocabulary, "e\u0301👩‍👩‍👧‍👦नि\r\n")
    assert (result.characters, result.code_points) == (4, 13)
    assert tokens(vocabulary, "a\r\nb").characters == 3


def test_bytes_without_a_token_are_pieces_of_their_own(vocabulary: Vocabulary) -> None:
    result = tokens(vocabulary, "a\x04b")
    assert [piece.label for piece in result.pieces()] == ["a", "⟨U+0004⟩", "b"]
    assert [piece.token is None for piece in result.pieces()] == [False, True, False]
    assert (result.count, result.unseen_bytes) == (2, 1)


def test_an_empty_text_has_nothing_to_divide_by(vocabulary: Vocabulary) -> None:
    result = tokens(vocabulary, "")
    assert (result.count, result.pieces(), result.bytes_per_token) == (0, [], None)
    assert result.tokens_per_word(result.between_spaces) is None


def test_lone_surrogates_are_replaced_and_counted(vocabulary: Vocabulary) -> None:
    result = tokens(vocabulary, "a\ud800b")
    assert (result.text, result.replaced) == ("a\ufffdb", 1)


def test_the_limit_counts_bytes_before_anything_is_computed(vocabulary: Vocabulary) -> None:
    class Untouchable(Vocabulary):
        def __init__(self) -> None:
            pass

    with pytest.raises(TextTooLong) as caught:
        tokens(Untouchable(), "é" * (LIMIT_BYTES // 2) + "!")
    assert (caught.value.count, caught.value.limit) == (LIMIT_BYTES + 1, LIMIT_BYTES)
    assert caught.value.unit == "bytes"
    assert tokens(vocabulary, " " * LIMIT_BYTES).characters == LIMIT_BYTES


def test_one_endless_character_is_shown_short(vocabulary: Vocabulary) -> None:
    result = tokens(vocabulary, "e" + "\u0301" * 50_000)
    assert result.characters == 1
    assert all(len(piece.whole) < 100 for piece in result.pieces(0, 1_000))
    assert len(tokens(vocabulary, "\x04" * 5_000).pieces()[0].label) < 1_000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Z̸̡̢̧̛̀́̂̃̄̅̆", "Z̸̡̢̧̛̀́̂…"),  # twelve accents
        ("ཧྐྵྨླྺྼྻྂ", "ཧྐྵྨླྺྼྻྂ"),
        ("שָּׁ֑", "שָּׁ֑"),
        ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"),
    ],
)
def test_a_tower_of_accents_is_cut_and_what_a_script_stacks_is_not(
    vocabulary: Vocabulary, text: str, shown: str
) -> None:
    (first, *others) = tokens(vocabulary, text).pieces()
    assert {first.whole, *(other.whole for other in others)} == {shown}
