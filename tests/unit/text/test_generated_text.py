"""Generated tokens as text: whole characters only, and nothing held back for ever."""

from __future__ import annotations

import pytest

from backend.models import AutoregressiveModel
from backend.text.generated_text import pieces, written_text


@pytest.mark.parametrize("text", ["🦜👩‍👩‍👧‍👦 done", "语言模型如何选择下一个词", "é٣ \n"])
def test_no_character_is_ever_shown_broken(smollm2: AutoregressiveModel, text: str) -> None:
    vocabulary = smollm2.vocabulary
    ids = vocabulary.encode(text)
    for length in range(len(ids) + 1):
        shown = written_text(vocabulary, ids[:length])
        assert "\ufffd" not in shown.text
        assert text.startswith(shown.text)
        raw = b"".join(token.raw for token in vocabulary.tokens(ids[:length]))
        assert shown.text.encode() + shown.pending == raw
        drawn_pieces = pieces(vocabulary, ids[:length])
        assert not any("\ufffd" in piece.label + piece.whole for piece in drawn_pieces)
        assert len(drawn_pieces) == length
    assert shown.pending == b""
    wholes = [piece.whole.replace("␣", " ") for piece in drawn_pieces if piece.opens]
    assert all(whole in text for whole in wholes)
    assert wholes or "é" in text


def test_bytes_that_can_never_be_text_do_not_hold_the_rest_back(
    smollm2: AutoregressiveModel,
) -> None:
    vocabulary = smollm2.vocabulary
    first = vocabulary.encode("🦜")[0]
    word = vocabulary.encode(" and")[0]
    shown = written_text(vocabulary, [first, word, vocabulary.special_id("<|im_end|>")])
    assert shown.text == "\ufffd and"
