"""Different words and tokens along a text: the counts of the plain way, and what the page says."""

from __future__ import annotations

import random
import re
from collections import Counter

import numpy as np
import pytest
import regex

from backend.analyses.foundations.bpe import learn
from backend.analyses.foundations.vocabulary_growth import POINTS, holds_from, vocabulary_growth
from backend.models.networks.vocabulary import Vocabulary
from backend.text.python_docs import python_docs

TEXTS = [
    "the cat and The dog, the cat's dog; and so on -- and so on!",
    "naïve café 🦜🦜 语言模型。语言模型  e\u0301 é\n\n\tтест тест тестом",
    "a\x04b \x04 a\x04b",  # bytes without a token in SmolLM2
    " \n ",
    "",
]


def noise(seed: int) -> str:
    rng = random.Random(seed)
    return " ".join("".join(rng.choices("abcé,'🦜 ", k=rng.randrange(1, 9))) for _ in range(300))


def ends_at(found: list[str]) -> list[tuple[str, int]]:
    """Parts that are the text, end to end -> each with the byte where it ends."""
    ends, end = [], 0
    for part in found:
        end += len(part.encode())
        ends.append((part, end))
    return ends


@pytest.mark.parametrize("text", [*TEXTS, *map(noise, range(3))])
def test_counts_are_those_of_the_plain_way(vocabulary: Vocabulary, text: str) -> None:
    small = learn(text).at(300)
    result = vocabulary_growth(text, vocabulary, small)
    spaced = [part for part in ends_at(re.split(r"(\S+)", text)) if part[0].strip()]
    signs = regex.findall(r"\w+|\s+|\X", text)
    signed = [part for part in ends_at(signs) if part[0].strip() or part[0] == "\x04"]
    for place, read in enumerate(result.read):
        assert result.between_spaces[place] == len({word for word, end in spaced if end <= read})
        assert result.words_and_signs[place] == len({word for word, end in signed if end <= read})
    assert result.read[-1] == len(text.encode())


@pytest.mark.parametrize("text", [TEXTS[0], TEXTS[1], noise(1)])
def test_tokens_count_once_their_last_byte_is_read(vocabulary: Vocabulary, text: str) -> None:
    small = learn(text).at(280)
    result = vocabulary_growth(text, vocabulary, small)
    for cut, counts in ((vocabulary, result.tokens), (small, result.learned)):
        end, ends = 0, []
        for token_id in cut.encode(text):
            end += len(cut.token(token_id).raw)
            ends.append((token_id, end))
        plain = [len({one for one, end in ends if end <= read}) for read in result.read]
        assert counts.tolist() == plain


def test_the_frequent_words_leave_one_unknown(vocabulary: Vocabulary) -> None:
    text = noise(4)
    small = learn(text).at(270)
    result = vocabulary_growth(text, vocabulary, small)
    words = regex.findall(r"\w+|[^\w\s]", text)
    counts = Counter(words)
    left_out = sum(count for _, count in counts.most_common()[small.size :])
    assert result.cap == small.size == 270
    assert result.unknown_share == pytest.approx(left_out / len(words))
    assert result.frequent[-1] == min(len(counts), small.size + 1)


def test_nothing_is_unknown_when_the_list_holds_all(vocabulary: Vocabulary) -> None:
    result = vocabulary_growth("one two, two", vocabulary, learn("").vocabulary)
    assert result.unknown_share == 0
    assert result.frequent.tolist() == result.words_and_signs.tolist()


def test_curves_grow_and_are_short(vocabulary: Vocabulary) -> None:
    result = vocabulary_growth(noise(2), vocabulary, learn(noise(2)).vocabulary)
    assert len(result.read) <= POINTS
    for counts in (result.read, result.between_spaces, result.tokens, result.learned):
        assert np.all(np.diff(counts) >= 0)


def test_from_where_on_there_are_fewer() -> None:
    read = np.array([10, 20, 30, 40])
    more = np.array([3, 5, 7, 9])
    assert holds_from(np.array([3, 6, 6, 8]), more, read) == 30
    assert holds_from(np.array([1, 2, 3, 4]), more, read) == 10
    assert holds_from(np.array([1, 2, 3, 9]), more, read) is None
    assert holds_from(np.array([3, 2, 7, 8]), more, read) == 40


def test_the_claim_depends_on_what_a_word_is(vocabulary: Vocabulary) -> None:
    """The page says so in its first sentences, above Python's documentation."""
    docs = python_docs()
    result = vocabulary_growth(docs, vocabulary, learn(docs).at(1_024))
    assert result.tokens[-1] < result.between_spaces[-1]
    assert holds_from(result.tokens, result.between_spaces, result.read) is not None
    assert result.tokens[-1] > result.words_and_signs[-1]
    assert result.learned[-1] <= result.cap < result.words_and_signs[-1]
    assert 0.01 < result.unknown_share < 0.5
