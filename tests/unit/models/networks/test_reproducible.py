"""How far logits move where the same sums are added in another order, as the README says it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from backend.models import AutoregressiveModel
from backend.models.networks.causal import PackedAutoregressiveModel
from backend.models.networks.prefix_cache import PrefixCache
from tests.unit.softmax import softmax

MEASURED = json.loads(
    (Path(__file__).parents[4] / "docs" / "measured.json").read_text(encoding="utf-8")
)
ABOUT = 3  # "about" so much: on another machine it may be a few times more
BARS = 12
TEXTS = [
    "The capital of France is",
    "Once upon a time, there was a",
    "The opposite of hot is",
    "I went to the bank to deposit my",
    "Water boils at a temperature of one hundred",
    "She opened the old book and began to read the first",
]


@pytest.fixture(scope="module")
def model(smollm2: AutoregressiveModel) -> PackedAutoregressiveModel:
    return PackedAutoregressiveModel(
        smollm2.card, smollm2.vocabulary, smollm2.network, start_id=smollm2.start_id
    )


@pytest.fixture(scope="module")
def ids(model: PackedAutoregressiveModel) -> list[list[int]]:
    return [model.encode(text) for text in TEXTS]


@pytest.fixture(scope="module")
def alone(model: PackedAutoregressiveModel, ids: list[list[int]]) -> list[np.ndarray]:
    return [model.next_logits(one) for one in ids]


@pytest.fixture
def another_thread_count() -> Iterator[None]:
    usual = torch.get_num_threads()
    torch.set_num_threads(1 if usual > 1 else 2)
    yield
    torch.set_num_threads(usual)


def moved(some: list[np.ndarray], others: list[np.ndarray]) -> float:
    return max(float(np.abs(a - b).max()) for a, b in zip(some, others, strict=True))


@pytest.mark.usefixtures("another_thread_count")
def test_another_thread_count_moves_logits_by_about_as_much_as_is_said(
    model: PackedAutoregressiveModel, ids: list[list[int]], alone: list[np.ndarray]
) -> None:
    others = [model.next_logits(one) for one in ids]
    assert moved(alone, others) < ABOUT * float(MEASURED["apart_threads"])


def test_a_shared_pass_and_the_prefix_cache_move_them_by_about_as_much_as_is_said(
    model: PackedAutoregressiveModel, ids: list[list[int]], alone: list[np.ndarray]
) -> None:
    packed = list(model.next_logits_of(ids))
    cache = PrefixCache(2**26)
    for one in ids:
        cache.next_logits(model, [one[:-2]])
    continued = [cache.next_logits(model, [one])[0] for one in ids]
    for others in (packed, continued):
        assert moved(alone, others) < ABOUT * float(MEASURED["apart_packed"])
    both = [(a, b) for others in (packed, continued) for a, b in zip(alone, others, strict=True)]
    changed = sum(
        digits(a) != digits(b) for a, b in ((p, q) for x, y in both for p, q in bars(x, y))
    )
    assert changed <= max(1, ABOUT * len(both) * BARS / int(MEASURED["apart_bars"]))


def bars(one: np.ndarray, other: np.ndarray) -> Iterator[tuple[float, float]]:
    """The probabilities of the first bars of one, and of the same tokens in the other."""
    first, second = softmax(one), softmax(other)
    for token_id in np.argsort(-one)[:BARS]:
        yield float(first[token_id]), float(second[token_id])


def digits(probability: float) -> str:
    """As the bars write it."""
    return f"{probability:#.3g}"
