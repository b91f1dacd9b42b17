"""Characters, words and bytes each tile the text."""

from __future__ import annotations

import pytest

from backend.models.networks.vocabulary import Vocabulary
from backend.text.pieces import tokens
from backend.text.splits import splits
from tests.unit.text.hostile_texts import TEXTS, assert_tiles


@pytest.mark.parametrize("text", TEXTS)
def test_characters_words_and_bytes_tile_the_text(vocabulary: Vocabulary, text: str) -> None:
    result = tokens(vocabulary, text)
    ways = splits(result.text, start=7)
    for parts in (ways.characters, ways.words, ways.bytes):
        assert_tiles(parts, 7, 7 + len(result.raw))
    assert "".join(part.text for part in ways.characters) == result.text
    assert "".join(part.text for part in ways.words) == result.text
    assert bytes.fromhex("".join(part.text for part in ways.bytes)) == result.raw
    assert len(ways.characters) == result.characters
    assert sum(not part.text.isspace() for part in ways.words) == result.words_and_signs.count
