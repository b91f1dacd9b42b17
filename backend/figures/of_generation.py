"""Figures of a text that is written on."""

from __future__ import annotations

from dataclasses import dataclass

from backend.analyses.foundations.diversity import repeated_ngrams
from backend.analyses.foundations.generation import ends, generate
from backend.figures.figure import Models
from backend.numbers import count_text, percent_text
from backend.probability.sampling import Sampling


@dataclass(frozen=True)
class Greedy:
    """The text of the first tokens that greedy decoding writes after a text."""

    text: str
    count: int

    def computed(self, models: Models) -> str:
        return models.vocabulary.decode(_run(models, self.text, 0.0, 1, self.count)).strip()


@dataclass(frozen=True)
class RepeatedShare:
    """Of the runs of n tokens that greedy decoding writes, the share that was there before."""

    text: str
    count: int
    n: int = 4

    def computed(self, models: Models) -> str:
        return percent_text(repeated_ngrams(_run(models, self.text, 0.0, 1, self.count), self.n), 2)


@dataclass(frozen=True)
class HighestRank:
    """The highest rank among the first tokens that one seed samples."""

    text: str
    temperature: float
    seed: int
    count: int

    def computed(self, models: Models) -> str:
        sampling, given = (
            Sampling(temperature=self.temperature),
            models.vocabulary.encode(self.text),
        )
        steps = generate(models.left, given, sampling, self.seed, self.count, ())
        return count_text(max(step.rank for step in steps))


def _run(models: Models, text: str, temperature: float, seed: int, count: int) -> list[int]:
    sampling, given = Sampling(temperature=temperature), models.vocabulary.encode(text)
    steps = generate(models.left, given, sampling, seed, count, ends(models.vocabulary))
    return [step.id for step in steps]
