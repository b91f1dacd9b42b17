"""Figures that sentences quote. Each says how it is computed, and is written in one way only.

A sentence holds no digits of its own: it has named holes, and a figure for each. A figure is what
it is computed from, so two figures that are equal have the same value wherever they are quoted.
`computed` needs the default models; pages read what it gave from a file (`make figures`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np

from backend.analyses.foundations.blanks import blanked_text, filled, gap_reading, own_choices
from backend.analyses.foundations.diversity import repeated_ngrams
from backend.analyses.foundations.generation import ends, generate
from backend.models.catalog import card
from backend.probability.sampling import Sampling, distribution, effective_choices, entropy_bits
from backend.probability.surprisal import surprisal_bits
from backend.text.pieces import tokens

if TYPE_CHECKING:
    from backend.models.networks.readers import CausalReader, MaskedReader
    from backend.models.networks.vocabulary import Vocabulary

Reading = Literal["left", "both"]
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True)
class Models:
    """What figures are computed with: the default pair."""

    left: CausalReader
    both: MaskedReader

    @property
    def vocabulary(self) -> Vocabulary:
        return self.left.vocabulary

    def after(self, text: str, sampling: Sampling) -> np.ndarray:
        """(vocab,) float64: the probabilities of the token after a text."""
        return distribution(self.left.next_logits(self.vocabulary.encode(text)), sampling)

    def only(self, token: str) -> int:
        """The id of a text that is one token; raises ValueError if it is several."""
        (token_id,) = self.vocabulary.encode(token)
        return token_id


class Figure(Protocol):
    """One figure. A frozen dataclass: its fields are all that it depends on."""

    def computed(self, models: Models, /) -> str:
        """The figure as it is written."""
        ...


# --- of a text and its tokens -------------------------------------------------------------------


@dataclass(frozen=True)
class Slice:
    """A stretch of a text, from one character to before another, to quote from it."""

    text: str
    start: int
    stop: int

    def computed(self, _: Models) -> str:
        return self.text[self.start : self.stop]


@dataclass(frozen=True)
class TokenCount:
    text: str

    def computed(self, models: Models) -> str:
        return f"{len(models.vocabulary.encode(self.text)):,}"


@dataclass(frozen=True)
class TokenId:
    """The id of a text that is one token: a name, so it is written without separators."""

    token: str

    def computed(self, models: Models) -> str:
        return str(models.only(self.token))


@dataclass(frozen=True)
class Labels:
    """The labels of a text's tokens, from one to before another, as a list in a sentence."""

    text: str
    start: int = 0
    stop: int | None = None

    def computed(self, models: Models) -> str:
        ids = models.vocabulary.encode(self.text)[self.start : self.stop]
        labels = [token.label for token in models.vocabulary.tokens(ids)]
        return " and ".join(filter(None, [", ".join(labels[:-1]), labels[-1]]))


@dataclass(frozen=True)
class CodePoints:
    text: str

    def computed(self, models: Models) -> str:
        return f"{tokens(models.vocabulary, self.text).code_points:,}"


@dataclass(frozen=True)
class Bytes:
    text: str

    def computed(self, _: Models) -> str:
        return f"{len(self.text.encode()):,}"


@dataclass(frozen=True)
class VocabularySize:
    """How many tokens there are, to so many significant digits."""

    significant: int = 5

    def computed(self, models: Models) -> str:
        return f"{float(f'{models.vocabulary.size:.{self.significant}g}'):,.0f}"


@dataclass(frozen=True)
class PowerOfTwo:
    exponent: int

    def computed(self, _: Models) -> str:
        return f"{2**self.exponent:,}"


@dataclass(frozen=True)
class Setting:
    """A number that was chosen, not measured."""

    value: float

    def computed(self, _: Models) -> str:
        return f"{self.value:g}"


@dataclass(frozen=True)
class Parameters:
    """Of a model, in millions."""

    model: str

    def computed(self, _: Models) -> str:
        return f"{card(self.model).parameters / 1e6:.0f}"


# --- of the token that comes next ---------------------------------------------------------------


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
        return f"{share:.{self.digits}f}"


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
    """How many tokens the settings leave."""

    text: str
    temperature: float = 1.0
    top_p: float = 1.0

    def computed(self, models: Models) -> str:
        sampling = Sampling(temperature=self.temperature, top_p=self.top_p)
        return f"{np.count_nonzero(models.after(self.text, sampling)):,}"


@dataclass(frozen=True)
class Entropy:
    """In bits, of the distribution after a text."""

    text: str
    temperature: float = 1.0

    def computed(self, models: Models) -> str:
        return f"{entropy_bits(models.after(self.text, Sampling(self.temperature))):.3g}"


@dataclass(frozen=True)
class EffectiveChoices:
    """Two to the entropy of the distribution after a text."""

    text: str
    temperature: float = 1.0

    def computed(self, models: Models) -> str:
        return f"{effective_choices(models.after(self.text, Sampling(self.temperature))):,.0f}"


# --- of a text that is written on ---------------------------------------------------------------


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
        return f"{repeated_ngrams(_run(models, self.text, 0.0, 1, self.count), self.n):.2f}"


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
        return f"{max(step.rank for step in steps):,}"


def _run(models: Models, text: str, temperature: float, seed: int, count: int) -> list[int]:
    sampling, given = Sampling(temperature=temperature), models.vocabulary.encode(text)
    steps = generate(models.left, given, sampling, seed, count, ends(models.vocabulary))
    return [step.id for step in steps]


# --- of a gap that is read twice ----------------------------------------------------------------


@dataclass(frozen=True)
class Surprisal:
    """In bits, of the token at a position of a text, in one of the readings."""

    text: str
    position: int
    reading: Reading
    whole_word: bool = False
    digits: int = 2

    def computed(self, models: Models) -> str:
        logits = _gap(models, self.text, self.position, self.reading, self.whole_word)
        token = blanked_text(models.vocabulary, self.text).ids[self.position]
        return f"{float(surprisal_bits(logits[None], [token])[0]):.{self.digits}f}"


@dataclass(frozen=True)
class GapProbability:
    """Of a token at a position of a text, which may be a blank, in one of the readings."""

    text: str
    position: int
    token: str
    reading: Reading
    digits: int = 2

    def computed(self, models: Models) -> str:
        logits = _gap(models, self.text, self.position, self.reading, False)
        return f"{distribution(logits, Sampling())[models.only(self.token)]:.{self.digits}f}"


@dataclass(frozen=True)
class FilledBlank:
    """The label of the token that a reading puts into a blank, the first being number 0."""

    text: str
    blank: int
    reading: Reading

    def computed(self, models: Models) -> str:
        result = filled(models.left, models.both, blanked_text(models.vocabulary, self.text))
        ids = result.left_ids if self.reading == "left" else result.both_ids
        return models.vocabulary.token(ids[self.blank]).label


def _gap(
    models: Models, text: str, position: int, reading: Reading, whole_word: bool
) -> np.ndarray:
    """(vocab,) float32: what one of the readings says of a position."""
    blanked = blanked_text(models.vocabulary, text)
    hidden = blanked.hidden(position, whole_word)
    choices = own_choices(models.left, blanked, position, hidden)
    result = gap_reading(models.left, models.both, blanked, position, hidden, choices)
    return (result.left if reading == "left" else result.both).logits


# --- bounds -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Over:
    """A bound that a figure lies above; where it does not, the figure itself is written."""

    bound: float
    figure: Figure

    def computed(self, models: Models) -> str:
        return _bounded(self.bound, self.figure.computed(models), lambda one: one > self.bound)


@dataclass(frozen=True)
class Under:
    """A bound that a figure lies below; where it does not, the figure itself is written."""

    bound: float
    figure: Figure

    def computed(self, models: Models) -> str:
        return _bounded(self.bound, self.figure.computed(models), lambda one: one < self.bound)


def _bounded(bound: float, written: str, holds: Callable[[float], bool]) -> str:
    return f"{bound:,}" if holds(float(written.replace(",", ""))) else f"not so: {written}"


def distinct(figures: Sequence[Figure]) -> list[Figure]:
    """Each figure once, in the order of their first use."""
    return list(dict.fromkeys(figures))
