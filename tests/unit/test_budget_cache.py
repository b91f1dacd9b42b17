"""A cache that never holds more than its budget."""

import numpy as np
import pytest

from backend.budget_cache import BudgetCache


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
