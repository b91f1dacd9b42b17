"""The result store: once for everybody, from the last step, and never over its budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Barrier, Thread

import numpy as np
import pytest

from backend.budget_cache import BudgetCache, size_of
from backend.models import load_vocabulary
from components.results import store
from components.results.store import kept_when_finished, remembered, remembered_alone, resumable


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> BudgetCache[object]:
    cache: BudgetCache[object] = BudgetCache(2**20)
    monkeypatch.setattr(store, "results", lambda: cache)
    return cache


def test_a_result_is_computed_once_for_equal_arguments() -> None:
    calls = []

    @remembered
    def squared(number: int) -> np.ndarray:
        calls.append(number)
        return np.array([number**2])

    assert [int(squared(one)[0]) for one in (2, 3, 2)] == [4, 9, 4]
    assert calls == [2, 3]


def test_two_functions_with_equal_arguments_do_not_meet() -> None:
    @remembered
    def first(number: int) -> str:
        return f"first {number}"

    @remembered
    def second(number: int) -> str:
        return f"second {number}"

    assert (first(1), second(1)) == ("first 1", "second 1")


def test_what_fails_is_tried_again() -> None:
    answers: Iterator[ValueError | str] = iter([ValueError("once"), "then"])

    @remembered
    def fragile() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(ValueError, match="once"):
        fragile()
    assert fragile() == "then"


def test_what_is_held_is_counted_with_its_key(kept: BudgetCache[object]) -> None:
    @remembered
    def zeros(text: str) -> np.ndarray:
        return np.zeros(1_000)

    zeros("a" * 5_000)
    assert 8_000 + 5_000 <= kept.used <= 8_000 + 5_000 + 2_000


def test_a_vocabulary_counts_what_lies_outside_python() -> None:
    vocabulary = load_vocabulary("smollm2")
    assert size_of(vocabulary) > 500 * vocabulary.size


@dataclass(frozen=True)
class Count:
    done: int
    finished: bool


@resumable
def counted(known: Count | None, limit: int) -> Iterator[Count]:
    for done in range(known.done + 1 if known else 1, limit + 1):
        yield Count(done, done == limit)


@kept_when_finished
def explored(known: Count | None, limit: int) -> Iterator[Count]:
    assert known is None
    for done in range(1, limit + 1):
        yield Count(done, done == limit)


def test_anybody_goes_on_from_the_last_step() -> None:
    assert counted.known(5) is None
    first = counted.steps(5)
    assert [next(first).done for _ in range(3)] == [1, 2, 3]
    assert counted.known(5) == Count(3, finished=False)
    assert [step.done for step in counted.steps(5)] == [4, 5]
    assert list(counted.steps(5)) == []


def test_what_cannot_be_taken_up_is_kept_at_its_end_only() -> None:
    steps = explored.steps(2)
    next(steps)
    assert explored.known(2) is None
    next(steps)
    assert explored.known(2) == Count(2, finished=True)


def test_long_texts_are_worked_on_one_at_a_time_and_once() -> None:
    running, most, calls = [0], [0], [0]
    begin = Barrier(4)

    @remembered_alone
    def long(text: str) -> str:
        running[0] += 1
        calls[0] += 1
        most[0] = max(most[0], running[0])
        running[0] -= 1
        return text.upper()

    @remembered_alone
    def longer(text: str) -> str:
        return long(text) * 2  # one that needs another does not wait for itself

    def ask(number: int) -> None:
        begin.wait()
        longer(f"text {number % 2}")

    threads = [Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert not any(thread.is_alive() for thread in threads)
    assert (most[0], calls[0]) == (1, 2)
