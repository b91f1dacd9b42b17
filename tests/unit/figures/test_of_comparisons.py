"""Figures that are answers, on networks small enough to see what is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pytest

from backend.figures import (
    Again,
    Dethroned,
    DistinctTexts,
    ExpectedCount,
    GreedyOutcome,
    Higher,
    Models,
    Setting,
    TemperatureEffect,
)

END = 4


class Letters:
    """A vocabulary of a, b, c, d, and an end token."""

    size = 5

    def encode(self, text: str) -> list[int]:
        return ["abcd".index(one) for one in text]

    def special_names(self) -> list[str]:
        return ["<|endoftext|>"]

    def special_id(self, _: str) -> int:
        return END


class Fixed:
    """A network that says the same after every text, or ends after some tokens."""

    def __init__(self, logits: Sequence[float], ends_at: int = 10_000) -> None:
        self.vocabulary, self._ends_at = Letters(), ends_at
        self._logits = np.array(logits, dtype=np.float32)

    def next_logits(self, ids: Sequence[int], *, start: bool = True) -> np.ndarray:
        logits = self._logits.copy()
        if len(ids) >= self._ends_at:
            logits[END] = 1_000
        return logits


class Counting(Fixed):
    """A network that never repeats four tokens: it walks through all words of two letters."""

    def next_logits(self, ids: Sequence[int], *, start: bool = True) -> np.ndarray:
        number, place = divmod(len(ids), 2)
        logits = np.zeros(5, dtype=np.float32)
        logits[(number // (4 if place == 0 else 1)) % 4] = 50
        return logits


def models(network: Any) -> Models:
    return Models(network, cast("Any", None), cast("Any", None))


PLAIN = models(Fixed([2.0, 1.0, 0.0, -1.0, -50.0]))


@pytest.mark.parametrize(
    ("first", "second", "which"),
    [(2, 1, "first"), (1, 2, "second"), (1, 1, "same"), (-1, 1, "second"), (10_000, 9, "first")],
)
def test_the_higher_one(first: float, second: float, which: str) -> None:
    assert Higher(Setting(first), Setting(second)).computed(PLAIN) == which


def test_what_temperature_does() -> None:
    assert TemperatureEffect("a", 1, 2).computed(PLAIN) == "flatter"
    assert TemperatureEffect("a", 1, 0.5).computed(PLAIN) == "sharper"


def test_another_order_would_be_told() -> None:
    class Odd(Models):
        def after(self, text: str, sampling: Any) -> np.ndarray:
            rising = np.array([0.1, 0.2, 0.3, 0.4, 0.0])
            return rising if sampling.temperature == 1 else rising[::-1]

    odd = Odd(cast("Any", None), cast("Any", None), cast("Any", None))
    assert TemperatureEffect("a", 1, 2).computed(odd) == "reordered"
    assert Dethroned("a", (1.0, 2.0)).computed(odd) == "2"


def test_no_temperature_dethrones_the_first() -> None:
    assert Dethroned("a", (0.5, 2.0)).computed(PLAIN) == "none"


def test_how_often_a_token_is_expected() -> None:
    even = models(Fixed([1.0, 1.0, 1.0, 1.0, -200.0]))
    assert ExpectedCount("a", "b", of=100).computed(even) == "25"


def test_what_becomes_of_a_greedy_text() -> None:
    assert GreedyOutcome("a", 32).computed(PLAIN) == "repeats"
    assert GreedyOutcome("a", 32).computed(models(Fixed([2, 1, 0, 0, -9], 4))) == "ends"
    assert GreedyOutcome("", 16).computed(models(Counting([]))) == "goes on"


def test_how_many_texts_seeds_write() -> None:
    assert DistinctTexts("a", temperature=0, seeds=3, count=8).computed(PLAIN) == "1"
    assert DistinctTexts("a", temperature=1.5, seeds=3, count=16).computed(PLAIN) == "3"


def test_a_seed_writes_the_same_again() -> None:
    assert Again("a", 1.0, 1, 16).computed(PLAIN) == "same"
