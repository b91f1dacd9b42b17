"""Many samples at once: each as it would be alone, asked once where they agree, gone on with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from backend.analyses.application.short_samples import (
    COUNT,
    Samples,
    answer,
    counts_of,
    short_samples,
)
from backend.analyses.foundations.generation import sampled_token
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.sampling import Sampling
from tests.unit.analyses.unasked_reader import UnaskedReader

SEEDS = tuple(range(1, 21))
DRAWS = tuple((1.0, seed) for seed in SEEDS)


class TwoWords(UnaskedReader):
    """Says " red" or " blue", then a full stop; after a second prompt it never stops."""

    def __init__(self, vocabulary: Vocabulary, first: tuple[int, ...]) -> None:
        self._vocabulary, self._first = vocabulary, first
        self.asked: list[list[tuple[int, ...]]] = []

    @property
    def vocabulary(self) -> Vocabulary:
        return self._vocabulary

    def next_logits_of(
        self, texts: Sequence[Sequence[int]], *, start: bool = True
    ) -> list[np.ndarray]:
        assert start
        self.asked.append([tuple(one) for one in texts])
        return [self._row(tuple(ids)) for ids in texts]

    def _row(self, ids: tuple[int, ...]) -> np.ndarray:
        shares = {" red": 0.6, " blue": 0.4}
        if ids[: len(self._first)] == self._first and len(ids) > len(self._first):
            shares = {".": 1.0}
        row = np.full(49_152, -np.inf, dtype=np.float32)
        for word, share in shares.items():
            (token,) = self._vocabulary.encode(word)
            row[token] = np.log(share)
        return row


@pytest.fixture
def prompts(vocabulary: Vocabulary) -> list[tuple[int, ...]]:
    return [tuple(vocabulary.encode(one)) for one in ("The ball is", "Its color is")]


def last(steps: Any) -> Samples:
    *_, found = steps
    assert isinstance(found, Samples)
    return found


def test_samples_that_agree_so_far_are_asked_once(
    vocabulary: Vocabulary, prompts: list[tuple[int, ...]]
) -> None:
    model = TwoWords(vocabulary, prompts[0])
    found = last(short_samples(model, prompts, DRAWS))
    assert [len(one) for one in model.asked[:2]] == [2, 4]
    assert len(model.asked) == COUNT
    assert all(len(set(one)) == len(one) for one in model.asked)
    assert found.done
    first, second = counts_of(vocabulary, found)
    assert first.greedy == "red"
    assert {form for form, _ in first.counts} == {"red", "blue"}
    assert first.total == second.total == len(SEEDS)
    assert {len(one.ids) for one in found.sampled[1]} == {COUNT}


def test_each_has_the_tokens_of_its_seed(
    vocabulary: Vocabulary, prompts: list[tuple[int, ...]]
) -> None:
    model = TwoWords(vocabulary, prompts[0])
    found = last(short_samples(model, prompts, [(0.7, seed) for seed in SEEDS]))
    for ids, every in zip(prompts, found.sampled, strict=True):
        for seed, one in zip(SEEDS, every, strict=True):
            (row,) = model.next_logits_of([ids])
            assert one.ids[0] == sampled_token(row, Sampling(temperature=0.7), seed, ids)


def test_temperatures_share_what_they_ask(
    vocabulary: Vocabulary, prompts: list[tuple[int, ...]]
) -> None:
    model = TwoWords(vocabulary, prompts[0])
    both = last(short_samples(model, prompts, [*DRAWS, *((0.3, seed) for seed in SEEDS)]))
    assert [len(one) for one in model.asked[:2]] == [2, 4]
    alone = last(short_samples(model, prompts, DRAWS))
    assert [every[: len(SEEDS)] for every in both.sampled] == list(alone.sampled)
    hot = counts_of(vocabulary, both, slice(len(SEEDS)))
    cold = counts_of(vocabulary, both, slice(len(SEEDS), None))
    assert hot == counts_of(vocabulary, alone)
    assert cold[0].total == len(SEEDS)
    assert cold[0].agreement > hot[0].agreement


def test_it_goes_on_from_where_it_was(
    vocabulary: Vocabulary, prompts: list[tuple[int, ...]]
) -> None:
    model = TwoWords(vocabulary, prompts[0])
    steps = list(short_samples(model, prompts, DRAWS))
    assert [one.step for one in steps] == list(range(1, COUNT + 1))
    assert last(short_samples(model, prompts, DRAWS, known=steps[2])) == steps[-1]
    assert list(short_samples(model, prompts, DRAWS, known=steps[-1])) == []
    partly = counts_of(vocabulary, steps[2])
    assert (partly[0].total, partly[1].total) == (len(SEEDS), 0), "of those that have ended"


def test_an_end_token_ends_an_answer_and_is_not_in_it(vocabulary: Vocabulary) -> None:
    end = vocabulary.special_id("<|endoftext|>")

    class Silent(TwoWords):
        def _row(self, ids: tuple[int, ...]) -> np.ndarray:
            row = np.full(49_152, -np.inf, dtype=np.float32)
            row[end] = 0.0
            return row

    found = last(short_samples(Silent(vocabulary, ()), [()], [(1.0, 1), (1.0, 2)]))
    assert found.step == 1
    assert [answer(vocabulary, one) for one in found.sampled[0]] == ["", ""]
    assert counts_of(vocabulary, found)[0].counts == (("", 2),)
