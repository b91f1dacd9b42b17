"""A vocabulary of bytes for tests of training."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from backend.models.networks.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Bytes only: every letter is a token, an emoji is four."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    entries = {"<|endoftext|>": 0} | {sign: 1 + place for place, sign in enumerate(alphabet)}
    tokenizer = Tokenizer(models.BPE(entries, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(["<|endoftext|>"])
    return Vocabulary(tokenizer)
