"""Figures of the token that comes next."""

from __future__ import annotations

from dataclasses import dataclass

from backend.figures.figure import Models
from backend.numbers import bits_text, choices_text, count_text, percent_text
from backend.probability.sampling import (
    Sampling,
    candidates_left,
    entropy_bits,
    perplexity,
)

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True)
class Probability:
    """Of a token after a text, under some settings."""

    text: str
    token: str
    temperature: float = 1.0
    top_p: float = 1.0
    digits: int = 3

    def computed(self, models: Models) -> str:
        sampling = Sampling(temperature=self.temperature, top_p=self.top_p)
        share = float(models.after(self.text, sampling)[models.only(self.token)])
        return percent_text(share, self.digits, exact=self.temperature == 0)


@dataclass(frozen=True)
class Rank:
    """Of a token after a text, as an ordinal number in words: "third"."""

    text: str
    token: str

    def computed(self, models: Models) -> str:
        logits = models.left.next_logits(models.vocabulary.encode(self.text))
        return ORDINALS[int((logits > logits[models.only(self.token)]).sum())]


@dataclass(frozen=True)
class MostLikely:
    """The label of the most likely token after a text."""

    text: str

    def computed(self, models: Models) -> str:
        best = int(models.after(self.text, Sampling()).argmax())
        return models.vocabulary.token(best).label


@dataclass(frozen=True)
class Candidates:
    """How many candidates the settings leave."""

    text: str
    temperature: float = 1.0
    top_p: float = 1.0

    def computed(self, models: Models) -> str:
        sampling = Sampling(temperature=self.temperature, top_p=self.top_p)
        return count_text(candidates_left(models.after(self.text, sampling)))


@dataclass(frozen=True)
class Entropy:
    """In bits, of the distribution after a text."""

    text: str
    temperature: float = 1.0

    def computed(self, models: Models) -> str:
        return bits_text(entropy_bits(models.after(self.text, Sampling(self.temperature))))


@dataclass(frozen=True)
class Perplexity:
    """Two to the entropy of the distribution after a text."""

    text: str
    temperature: float = 1.0

    def computed(self, models: Models) -> str:
        return choices_text(perplexity(models.after(self.text, Sampling(self.temperature))))
