"""What a figure is, what figures are computed with, and those that need no model at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from backend.models.catalog import card
from backend.numbers import SPACE, count_text, millions_text, percent_text
from backend.probability.sampling import Sampling, distribution

if TYPE_CHECKING:
    from backend.models.networks.readers import CausalReader, MaskedReader
    from backend.models.networks.vocabulary import Vocabulary


@dataclass(frozen=True)
class Models:
    """What figures are computed with: the default pair, and the control of the masked model."""

    left: CausalReader
    both: MaskedReader
    control: CausalReader

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


@dataclass(frozen=True)
class PowerOfTwo:
    exponent: int

    def computed(self, _: Models) -> str:
        return count_text(2**self.exponent)


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
        return millions_text(card(self.model).parameters)


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
    """The bound as the figure is written: in percent if that is. "< 0.1 %" is taken as 0.1 %."""
    number = written.lstrip(f"<>{SPACE}")
    share = number.removesuffix(f"{SPACE}%")
    in_percent = share != number
    value = float(share.replace(",", "")) / (100 if in_percent else 1)
    if not holds(value):
        return f"not so: {written}"
    return percent_text(bound, 2) if in_percent else f"{bound:,}"
