"""Limits on texts, held before anything expensive happens."""

from __future__ import annotations

from backend.errors import TextTooLong
from backend.models.networks.vocabulary import Vocabulary
from backend.text.clean import clean

# No text that fits has more bytes than this for each token it may have; a text of megabytes is
# refused by its length, without a tokenizer running over it for seconds.
BYTES_PER_TOKEN = 64

# Bytes of a text that are kept at all, everywhere: more than any page reads, so that a page can
# say how long a text is. Of what is longer the beginning is kept.
LONGEST_TEXT = 1_250_000
_LONGEST_SIGN = 4  # bytes


def encode_within(vocabulary: Vocabulary, text: str, limit: int) -> list[int]:
    """Token ids of a text of at most `limit` tokens.

    Raises:
        TextTooLong: it has more tokens, or far more bytes than so many tokens could need.
    """
    if len(text) > limit * BYTES_PER_TOKEN:
        raise TextTooLong(len(text), limit * BYTES_PER_TOKEN, "characters")
    ids = vocabulary.encode(text)
    if len(ids) > limit:
        raise TextTooLong(len(ids), limit)
    return ids


def beginning(text: str, limit: int = LONGEST_TEXT) -> str:
    """As much of a text, made safe to encode, as has at most `limit` bytes; no code point cut."""
    safe = clean(text).text
    if len(safe) * _LONGEST_SIGN <= limit:
        return safe
    raw = safe.encode()
    return safe if len(raw) <= limit else raw[:limit].decode(errors="ignore")


def is_cut(text: str) -> bool:
    """Whether this is the beginning of a longer text, or so long that it may be."""
    return len(text.encode()) > LONGEST_TEXT - _LONGEST_SIGN
