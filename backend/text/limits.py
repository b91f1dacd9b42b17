"""Limits on texts, held before anything expensive happens."""

from __future__ import annotations

from backend.errors import TextTooLong
from backend.models.networks.vocabulary import Vocabulary

# No text that fits has more bytes than this for each token it may have; a text of megabytes is
# refused by its length, without a tokenizer running over it for seconds.
BYTES_PER_TOKEN = 64


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
