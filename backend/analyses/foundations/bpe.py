"""Byte pair encoding learned from a text, merge by merge. Knows no model and no network.

`tokenizers` does the learning; what it learned is taken apart here so that it can be looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from tokenizers import Tokenizer
from tokenizers.decoders import ByteLevel as ByteLevelDecoder
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel
from tokenizers.trainers import BpeTrainer

from backend.errors import TextTooLong
from backend.models.networks.vocabulary import Vocabulary
from backend.stoppable import Check, no_check

BYTES = 256  # tokens before the first merge: one for each byte
LARGEST = 4_096  # tokens, bytes included
LIMIT_BYTES = 1_000_000  # of text to learn from
LEAST = 2  # a pair that stands only once is nothing to learn

# The time of a merge grows with the length of the words it touches, and a text without spaces is
# one word: a megabyte of it would take hours. Nothing that is a word is as long as this.
LONGEST_WORD = 256  # signs
_AT_ONCE = 4_096  # stretches
_STRETCH = re.compile(rf"\s{{0,{LONGEST_WORD}}}\S{{1,{LONGEST_WORD}}}|\s{{1,{LONGEST_WORD}}}")


@dataclass(frozen=True, eq=False)
class LearnedBpe:
    """The merges learned from a text, in the order in which they were learned.

    Merge i joins tokens `left[i]` and `right[i]` into token `256 + i`. Ids below 256 are bytes, in
    GPT-2's order (`vocabulary.token(id).raw` tells which). No two merges make the same token. A
    smaller vocabulary is the beginning of a larger one: its first merges are the same.

    Attributes:
        vocabulary: all of it.
        left, right: (merges,) int32 token ids.
        times: (merges,) int64, how often each merge was applied to the text it was learned from.
        text_bytes: length of that text in UTF-8.
    """

    vocabulary: Vocabulary
    left: np.ndarray
    right: np.ndarray
    times: np.ndarray
    text_bytes: int

    @property
    def merges(self) -> int:
        return len(self.left)

    @property
    def size(self) -> int:
        """Tokens in the whole vocabulary."""
        return BYTES + self.merges

    @cached_property
    def text_tokens(self) -> np.ndarray:
        """(merges + 1,) int64: tokens of the text it was learned from, after so many merges.

        Every time a merge is applied, two tokens become one.
        """
        return self.text_bytes - np.append(0, np.cumsum(self.times))

    def at(self, size: int) -> Vocabulary:
        """The vocabulary when it had `size` tokens (bounded to what was learned)."""
        count = min(max(size - BYTES, 0), self.merges)
        return self.vocabulary if count == self.merges else _vocabulary(self._spelled(count))

    def words(self, text: str) -> list[list[int]]:
        """`text` cut into words that no merge crosses, each as the ids of its bytes."""
        raw_id = {self.vocabulary.token(token_id).raw: token_id for token_id in range(BYTES)}
        return [
            [raw_id[bytes([byte])] for byte in text[start:end].encode()]
            for _, (start, end) in _splitter().pre_tokenize_str(text)
        ]

    def _spelled(self, count: int) -> list[tuple[str, str]]:
        names = sorted(ByteLevel.alphabet())
        spelled = []
        for left, right in zip(self.left[:count], self.right[:count], strict=True):
            spelled.append((names[left], names[right]))
            names.append(names[left] + names[right])
        return spelled


def learn(text: str, size: int = LARGEST, check: Check = no_check) -> LearnedBpe:
    """Learn a byte-level BPE: the most frequent pair is merged, again and again.

    Words are cut as GPT-2 cuts them, a space going with the word behind it; no merge crosses a
    word. Of pairs equally frequent the one whose left token has the lower id comes first, then
    the one whose right token has (tokenizers' own order). It ends with `size` tokens, or when no
    pair stands twice. Where more than `LONGEST_WORD` signs stand without white space between
    them, they are learned from in pieces of so many.

    Source: Sennrich, Haddow and Birch 2016; over bytes: Radford et al. 2019.

    Args:
        size: of the vocabulary.
        check: called now and then; what it raises ends the work.

    Raises:
        TextTooLong: over `LIMIT_BYTES` bytes of UTF-8; nothing is learned.
        UnicodeEncodeError: the text holds lone surrogates (clean it first).
    """
    text_bytes = len(text.encode())
    if text_bytes > LIMIT_BYTES:
        raise TextTooLong(text_bytes, LIMIT_BYTES, "bytes")
    stretches = _STRETCH.findall(text)
    tokenizer = Tokenizer(BPE())
    tokenizer.pre_tokenizer = _splitter()
    tokenizer.train_from_iterator(
        _checked(stretches, check),
        BpeTrainer(
            vocab_size=size,
            min_frequency=LEAST,
            initial_alphabet=ByteLevel.alphabet(),
            show_progress=False,
        ),
    )
    learned = json.loads(tokenizer.to_str())["model"]
    merges: list[tuple[str, str]] = [tuple(merge) for merge in learned["merges"]]
    ids = learned["vocab"]
    vocabulary = _vocabulary(merges)
    left = np.array([ids[one] for one, _ in merges], dtype=np.int32)
    right = np.array([ids[other] for _, other in merges], dtype=np.int32)
    check()
    times = _times(vocabulary, left, right, _checked(stretches, check))
    return LearnedBpe(vocabulary, left, right, times, text_bytes)


def _checked(stretches: list[str], check: Check) -> Iterator[list[str]]:
    for start in range(0, len(stretches), _AT_ONCE):
        check()
        yield stretches[start : start + _AT_ONCE]


def _times(
    vocabulary: Vocabulary, left: np.ndarray, right: np.ndarray, batches: Iterable[list[str]]
) -> np.ndarray:
    """(merges,) how often each merge was applied: once for each token it made, and that token may
    be inside a larger one by now. A token is made by one merge only, so this can be read off the
    tokens the text ends as, from the last merge to the first.
    """
    held = np.zeros(BYTES + len(left), dtype=np.int64)
    for batch in batches:
        ids = np.array(list(chain.from_iterable(vocabulary.encode_each(batch))), dtype=np.int64)
        held += np.bincount(ids, minlength=len(held))
    for merge in range(len(left) - 1, -1, -1):
        held[left[merge]] += held[BYTES + merge]
        held[right[merge]] += held[BYTES + merge]
    return held[BYTES:]


def _vocabulary(merges: list[tuple[str, str]]) -> Vocabulary:
    ids = {name: token_id for token_id, name in enumerate(sorted(ByteLevel.alphabet()))}
    for one, other in merges:
        ids[one + other] = len(ids)
    tokenizer = Tokenizer(BPE(vocab=ids, merges=merges))
    tokenizer.pre_tokenizer = _splitter()
    tokenizer.decoder = ByteLevelDecoder()
    return Vocabulary(tokenizer)


def _splitter() -> ByteLevel:
    return ByteLevel(add_prefix_space=False, use_regex=True)
