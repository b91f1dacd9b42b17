"""Generated ids as text for the screen: only whole characters, the bytes of others held back."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

from backend.models.networks.vocabulary import Vocabulary
from backend.text.pieces import Piece
from backend.text.words import characters
from backend.visible import visible


@dataclass(frozen=True)
class WrittenText:
    """What ids say.

    Attributes:
        text: all that is certain. Bytes that no continuation could make valid are U+FFFD, as in
            any text that is not UTF-8; those of a character still on its way are not in it.
        pending: the bytes at the end that are the beginning of a character.
    """

    text: str
    pending: bytes


def written_text(vocabulary: Vocabulary, ids: Sequence[int]) -> WrittenText:
    """Decode ids. Control tokens are left out: they are no text."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    tokens = vocabulary.tokens(ids)
    text = decoder.decode(b"".join(token.raw for token in tokens if not token.special))
    pending, _ = decoder.getstate()
    return WrittenText(text, pending)


def pieces(vocabulary: Vocabulary, ids: Sequence[int]) -> list[Piece]:
    """The tokens at their positions; those that share a character are joined under it.

    Of a character that is not whole there are its bytes, as labels of the tokens.
    """
    found: list[Piece] = []
    place = 0
    for group in characters(vocabulary, ids):
        tokens = vocabulary.tokens(ids[group.start : group.stop])
        raw = b"".join(token.raw for token in tokens)
        whole = "" if len(tokens) == 1 else _character(raw)
        for position, token in zip(group, tokens, strict=True):
            found.append(
                Piece(
                    position=position,
                    start=place,
                    end=place + len(token.raw),
                    token=token,
                    label=token.label,
                    starts_word=token.starts_word,
                    whole=whole,
                    opens=bool(whole) and position == group.start,
                )
            )
            place += len(token.raw)
    return found


def _character(raw: bytes) -> str:
    try:
        return visible(raw.decode())
    except UnicodeDecodeError:
        return ""  # not whole: nothing stands above the bytes
