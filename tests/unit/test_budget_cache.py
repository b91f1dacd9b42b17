"""A cache that never holds more than its budget, and honest sizes for it."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from backend.budget_cache import BudgetCache, size_of


def test_the_least_recently_used_goes_first() -> None:
    cache: BudgetCache[str] = BudgetCache(100)
    for name in "abcd":
        cache.put(name, name, 25)
    assert cache.get("a") == "a"  # used again: now "b" is the oldest
    cache.put("e", "e", 25)
    assert [cache.get(name) for name in "abcde"] == ["a", None, "c", "d", "e"]


@pytest.mark.parametrize("seed", range(3))
def test_the_budget_holds_whatever_happens(seed: int) -> None:
    rng = np.random.default_rng(seed)
    cache: BudgetCache[int] = BudgetCache(1000)
    for key, size in zip(rng.integers(0, 40, 500), rng.integers(0, 400, 500), strict=True):
        cache.put(int(key), int(key), int(size))
        assert 0 <= cache.used <= cache.budget


def test_what_would_push_out_too_much_is_not_kept() -> None:
    cache: BudgetCache[str] = BudgetCache(100)
    cache.put("small", "small", 20)
    cache.put("large", "large", 26)
    assert cache.get("large") is None
    assert cache.get("small") == "small"


def test_replacing_an_entry_counts_it_once() -> None:
    cache: BudgetCache[str] = BudgetCache(100)
    cache.put("a", "old", 20)
    cache.put("a", "new", 10)
    assert cache.get("a") == "new"
    assert cache.used == 10


@dataclass(frozen=True)
class Result:
    rows: np.ndarray
    parts: tuple[str, ...]
    more: dict[str, np.ndarray] = field(default_factory=dict)


def test_a_size_is_that_of_the_arrays_and_texts_inside() -> None:
    rows, text = np.zeros((100, 100)), "a" * 50_000
    value = Result(rows, (text,), {"other": np.zeros(10_000, dtype=np.float32)})
    held = rows.nbytes + len(text) + 40_000
    assert held < size_of(value) < held + 2_000
    assert size_of([value]) > size_of(value)


def test_what_is_held_twice_counts_once() -> None:
    rows = np.zeros(10_000)
    assert size_of((rows, rows, {"again": rows})) < rows.nbytes + 1_000
    loop: list[object] = []
    loop.append(loop)
    assert size_of(loop) < 1_000


def test_a_view_counts_with_the_array_that_it_keeps() -> None:
    rows = np.zeros((100, 1_000))
    assert size_of(rows[:1]) > rows.nbytes
    assert size_of((rows[:1], rows[5:])) < rows.nbytes + 2_000


def test_an_array_of_another_library_counts() -> None:
    import torch

    assert size_of(torch.zeros(10_000).numpy()) >= 40_000


@pytest.mark.parametrize("value", [0, 1.5, "", "text", b"bytes", None, True, (), {}, Result])
def test_everything_has_a_size(value: object) -> None:
    assert 0 < size_of(value) < 5_000
