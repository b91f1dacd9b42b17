"""Figures of a gap that is read twice: with left context alone, and with both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from backend.analyses.foundations.blanks import blanked_text, filled, gap_reading, own_choices
from backend.figures.figure import Models
from backend.numbers import bits_text, percent_text
from backend.probability.sampling import Sampling, distribution
from backend.probability.surprisal import surprisals

Reading = Literal["left", "both", "control"]


@dataclass(frozen=True)
class Surprisal:
    """In bits, of the token at a position of a text, in one of the readings."""

    text: str
    position: int
    reading: Reading
    whole_word: bool = False
    digits: int | None = None

    def computed(self, models: Models) -> str:
        logits = _gap(models, self.text, self.position, self.reading, self.whole_word)
        token = blanked_text(models.vocabulary, self.text).ids[self.position]
        return bits_text(float(surprisals(logits)[token]), self.digits)


@dataclass(frozen=True)
class GapProbability:
    """Of a token at a position of a text, which may be a blank, in one of the readings."""

    text: str
    position: int
    token: str
    reading: Reading
    digits: int = 3

    def computed(self, models: Models) -> str:
        logits = _gap(models, self.text, self.position, self.reading, False)
        share = float(distribution(logits, Sampling())[models.only(self.token)])
        return percent_text(share, self.digits, exact=False)


@dataclass(frozen=True)
class GapBest:
    """The label of the most likely token at a position of a text, in one of the readings."""

    text: str
    position: int
    reading: Reading

    def computed(self, models: Models) -> str:
        logits = _gap(models, self.text, self.position, self.reading, False)
        return models.vocabulary.token(int(logits.argmax())).label


@dataclass(frozen=True)
class RightContextSaves:
    """Whether right context saves a token more than so many bits: control minus masked version."""

    text: str
    position: int
    bits: float = 1.0

    def computed(self, models: Models) -> str:
        control, both = (
            float(Surprisal(self.text, self.position, one, digits=4).computed(models))
            for one in ("control", "both")
        )
        return "yes" if control - both > self.bits else "no"


@dataclass(frozen=True)
class FilledBlank:
    """The label of the token that a reading puts into a blank, the first being number 0."""

    text: str
    blank: int
    reading: Reading

    def computed(self, models: Models) -> str:
        left = models.control if self.reading == "control" else models.left
        result = filled(left, models.both, blanked_text(models.vocabulary, self.text))
        ids = result.both_ids if self.reading == "both" else result.left_ids
        return models.vocabulary.token(ids[self.blank]).label


def _gap(
    models: Models, text: str, position: int, reading: Reading, whole_word: bool
) -> np.ndarray:
    """(vocab,) float32: what one of the readings says of a position."""
    blanked = blanked_text(models.vocabulary, text)
    hidden = blanked.hidden(position, whole_word)
    left = models.control if reading == "control" else models.left
    choices = own_choices(left, blanked, position, hidden)
    result = gap_reading(left, models.both, blanked, position, hidden, choices)
    return (result.both if reading == "both" else result.left).logits
