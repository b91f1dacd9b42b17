"""Figures that are answers: how do two things compare, what happens? Written in a word or two."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from backend.analyses.foundations.generation import ends, generate
from backend.figures.figure import Figure, Models
from backend.figures.of_generation import RepeatedShare
from backend.numbers import count_text
from backend.probability.sampling import Sampling

_REPEATS = 25.0  # percent of 4-grams that occurred before; below it a text is said to go on


@dataclass(frozen=True)
class Higher:
    """Which of two figures is the higher one, as they are written: "first", "second", "same"."""

    first: Figure
    second: Figure

    def computed(self, models: Models) -> str:
        first, second = (_number(one.computed(models)) for one in (self.first, self.second))
        return "first" if first > second else "second" if second > first else "same"


@dataclass(frozen=True)
class TemperatureEffect:
    """What another temperature does to the distribution after a text.

    "flatter" or "sharper" if the tokens keep their order, by the highest probability; "reordered"
    if they do not.
    """

    text: str
    before: float
    after: float

    def computed(self, models: Models) -> str:
        shares = [
            models.after(self.text, Sampling(temperature=one)) for one in (self.before, self.after)
        ]
        # Two that were apart can become equal in float64, but not change places.
        sorted_before = np.argsort(-shares[0], kind="stable")
        if (np.diff(shares[1][sorted_before]) > 0).any():
            return "reordered"
        return "flatter" if shares[1].max() < shares[0].max() else "sharper"


@dataclass(frozen=True)
class Dethroned:
    """The first of some temperatures at which another token is the most likely; or "none"."""

    text: str
    temperatures: tuple[float, ...]

    def computed(self, models: Models) -> str:
        plain = models.after(self.text, Sampling()).argmax()
        for one in self.temperatures:
            if models.after(self.text, Sampling(temperature=one)).argmax() != plain:
                return f"{one:g}"
        return "none"


@dataclass(frozen=True)
class ExpectedCount:
    """How often a token is expected among so many samples, to the nearest whole number."""

    text: str
    token: str
    of: int

    def computed(self, models: Models) -> str:
        share = models.after(self.text, Sampling())[models.only(self.token)]
        return count_text(round(float(share) * self.of))


@dataclass(frozen=True)
class GreedyOutcome:
    """What becomes of a text that greedy decoding continues: "repeats", "ends" or "goes on"."""

    text: str
    count: int

    def computed(self, models: Models) -> str:
        if _number(RepeatedShare(self.text, self.count).computed(models)) > _REPEATS:
            return "repeats"
        written = _written(models, self.text, 0.0, 1, self.count)
        return "ends" if len(written) < self.count else "goes on"


@dataclass(frozen=True)
class DistinctTexts:
    """How many different texts so many seeds, from 1, write at a temperature."""

    text: str
    temperature: float
    seeds: int
    count: int

    def computed(self, models: Models) -> str:
        texts = {
            tuple(_written(models, self.text, self.temperature, seed, self.count))
            for seed in range(1, self.seeds + 1)
        }
        return count_text(len(texts))


@dataclass(frozen=True)
class Again:
    """Whether the same text, settings and seed write the same tokens twice: "same", "other"."""

    text: str
    temperature: float
    seed: int
    count: int

    def computed(self, models: Models) -> str:
        runs = [
            _written(models, self.text, self.temperature, self.seed, self.count) for _ in range(2)
        ]
        return "same" if runs[0] == runs[1] else "other"


def _written(models: Models, text: str, temperature: float, seed: int, count: int) -> list[int]:
    given = models.vocabulary.encode(text)
    settings, last = Sampling(temperature=temperature), ends(models.vocabulary)
    return [one.id for one in generate(models.left, given, settings, seed, count, last)]


def _number(written: str) -> float:
    """The number in a figure as it is written; of a bound ("< 0.1 %") the bound."""
    found = re.search(r"-?\d[\d,]*(\.\d+)?", written.replace("−", "-"))
    if found is None:
        raise ValueError(f"no number in {written!r}")
    return float(found[0].replace(",", ""))
