"""A BPE learned from a text: the merges of the plain algorithm, and what is read off them."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from tokenizers.pre_tokenizers import ByteLevel

from backend.analyses.foundations.bpe import (
    BYTES,
    LEAST,
    LIMIT_BYTES,
    LONGEST_WORD,
    LearnedBpe,
    learn,
)
from backend.errors import TextTooLong

ENGLISH = (
    "the cat sat on the mat, and the other cat sat on the other mat. Don't the cats' mats "
    "match?  They    do! They'll match 2024 times, in 2024 ways; naïve café 🦜🦜 parrots too.\n\n"
) * 3


def words_of(text: str) -> list[str]:
    """The words no merge crosses, each byte as the sign that GPT-2 writes for it."""
    return [word for word, _ in ByteLevel(add_prefix_space=False).pre_tokenize_str(text)]


def plain_bpe(text: str, size: int) -> tuple[list[tuple[str, str]], list[int]]:
    """Sennrich, Haddow and Birch's algorithm as it stands: count all pairs, merge one, again."""
    words = [(list(word), count) for word, count in Counter(words_of(text)).items()]
    ids = {sign: place for place, sign in enumerate(sorted(ByteLevel.alphabet()))}
    merges, times = [], []
    while len(ids) < size:
        pairs: Counter[tuple[str, str]] = Counter()
        for signs, count in words:
            for pair in pairwise(signs):
                pairs[pair] += count
        if not pairs or max(pairs.values()) < LEAST:
            break
        # the tie-break: the lower id on the left, then the lower id on the right
        one, other = min(pairs, key=lambda pair: (-pairs[pair], ids[pair[0]], ids[pair[1]]))
        made = 0
        for signs, count in words:
            place = 0
            while place + 1 < len(signs):
                if (signs[place], signs[place + 1]) == (one, other):
                    signs[place : place + 2] = [one + other]
                    made += count
                place += 1
        merges.append((one, other))
        times.append(made)
        ids[one + other] = len(ids)
    return merges, times


def spelled(learned: LearnedBpe) -> list[tuple[bytes, bytes]]:
    raw = [learned.vocabulary.token(token_id).raw for token_id in range(learned.size)]
    return [(raw[one], raw[other]) for one, other in zip(learned.left, learned.right, strict=True)]


def as_bytes(signs: str) -> bytes:
    learned = learn("x").vocabulary
    names = sorted(ByteLevel.alphabet())
    return b"".join(learned.token(names.index(sign)).raw for sign in signs)


def few_letters(seed: int) -> str:
    """A text in which ties, overlaps (aaa) and early ends are common."""
    rng = random.Random(seed)
    letters = "abcdefgh"[: rng.choice([1, 2, 3, 8])] + " " * rng.randrange(2)
    return "".join(rng.choice(letters) for _ in range(rng.choice([0, 5, 40, 200])))


@pytest.mark.parametrize("text", [ENGLISH, *map(few_letters, range(40))])
def test_the_merges_are_those_of_the_plain_algorithm(text: str) -> None:
    learned = learn(text, BYTES + 60)
    merges, times = plain_bpe(text, BYTES + 60)
    assert spelled(learned) == [(as_bytes(one), as_bytes(other)) for one, other in merges]
    assert learned.times.tolist() == times


def test_ties_go_to_the_lower_ids() -> None:
    # every pair stands twice; by frequency alone any of the three could be first
    learned = learn("cd ab bc\ncd ab bc", BYTES + 1)
    assert spelled(learned)[0] == (b"a", b"b")


@pytest.mark.parametrize("seed", range(40))
def test_no_two_merges_make_the_same_token(seed: int) -> None:
    learned = learn(few_letters(seed))
    made = [one + other for one, other in spelled(learned)]
    assert len(set(made)) == len(made)
    for merge, raw in enumerate(made):
        assert learned.vocabulary.token(BYTES + merge).raw == raw


@pytest.mark.parametrize("size", [BYTES, BYTES + 1, 300, 400])
def test_a_small_vocabulary_is_the_beginning_of_a_large_one(size: int) -> None:
    small, large = learn(ENGLISH, size), learn(ENGLISH)
    assert spelled(small) == spelled(large)[: small.merges]
    assert small.vocabulary.encode(ENGLISH) == large.at(size).encode(ENGLISH)
    assert large.at(size).size == min(size, large.size)


@pytest.mark.parametrize("text", [ENGLISH, *map(few_letters, range(20))])
def test_what_a_merge_saves_is_what_the_text_gets_shorter(text: str) -> None:
    learned = learn(text, BYTES + 80)
    counted = [len(learned.at(BYTES + merges).encode(text)) for merges in range(learned.merges + 1)]
    assert learned.text_tokens.tolist() == counted


def test_it_ends_when_no_pair_stands_twice() -> None:
    assert learn("abc").merges == 0
    assert learn("").size == BYTES
    assert spelled(learn("ab ab")) == [(b"a", b"b")]  # " ab" stands once


def test_a_vocabulary_has_all_bytes_and_spells_every_text() -> None:
    learned = learn(ENGLISH)
    assert {learned.vocabulary.token(byte).raw[0] for byte in range(BYTES)} == set(range(BYTES))
    for text in ("\x00\x04 never seen ü 🦜", "<|im_end|>", "\n\t  x"):
        for size in (BYTES, 300, learned.size):
            vocabulary = learned.at(size)
            assert vocabulary.decode(vocabulary.encode(text)) == text
            assert not any(token.special for token in vocabulary.tokens(vocabulary.encode(text)))


def test_words_are_the_bytes_of_a_text_where_no_merge_crosses() -> None:
    learned = learn(ENGLISH)
    text = " the cats' naïve 🦜  2024\n"
    words = learned.words(text)
    raws = [b"".join(learned.vocabulary.token(one).raw for one in word) for word in words]
    assert b"".join(raws) == text.encode()
    assert raws == [as_bytes(word) for word in words_of(text)]
    assert all(one < BYTES for word in words for one in word)


@pytest.mark.parametrize(
    "text", ["a" * LIMIT_BYTES, "ab" * (LIMIT_BYTES // 2), " " * LIMIT_BYTES, "-" * 5_000 + " x"]
)
def test_a_text_that_is_one_word_does_not_take_for_ever(text: str) -> None:
    learned = learn(text)
    assert learned.text_tokens[-1] >= len(text) // LONGEST_WORD


def test_a_text_over_the_limit_is_refused() -> None:
    with pytest.raises(TextTooLong) as caught:
        learn("é" * (LIMIT_BYTES // 2) + "!")
    assert caught.value.count == LIMIT_BYTES + 1


def test_times_are_never_negative_and_each_merge_was_made_at_least_once() -> None:
    learned = learn(ENGLISH)
    assert np.all(learned.times >= 1)
