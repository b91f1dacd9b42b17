"""Figures of small changes of a prompt, and of the same fact in five wordings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.analyses.application import robustness, same_fact
from backend.analyses.application.text_changes import CHANGES
from backend.figures.figure import Models
from backend.figures.of_application import proportion_text
from backend.numbers import bits_text, count_text, real_text

if TYPE_CHECKING:
    from backend.analyses.application.robustness import MeanBits
    from backend.analyses.application.same_fact import Outcome


@dataclass(frozen=True)
class ChangeBits:
    """How far a change of a prompt moves the distribution of the next token, in bits of at most 1.

    Attributes:
        change: its id.
    """

    prompt: str
    change: str

    def computed(self, models: Models) -> str:
        return bits_text(_bits(models, self.prompt, self.change))


@dataclass(frozen=True)
class HowFar:
    """The same in a word: "little" is under a third of a bit, "much" over two thirds."""

    prompt: str
    change: str

    def computed(self, models: Models) -> str:
        bits = _bits(models, self.prompt, self.change)
        return "little" if bits < 1 / 3 else "much" if bits > 2 / 3 else "some"


@dataclass(frozen=True)
class MeanChangeBits:
    """The mean of that over the prompts of the set, with its interval."""

    change: str

    def computed(self, _: Models) -> str:
        return mean_bits_text(_mean(self.change))


@dataclass(frozen=True)
class LargestChange:
    """Which of several changes has the largest mean: its id."""

    changes: tuple[str, ...]

    def computed(self, _: Models) -> str:
        return max(self.changes, key=lambda one: _mean(one).mean)


@dataclass(frozen=True)
class PromptCount:
    def computed(self, _: Models) -> str:
        return count_text(len(robustness.prompts()))


@dataclass(frozen=True)
class SameFactCount:
    """How many facts are asked for in five wordings."""

    def computed(self, _: Models) -> str:
        return count_text(len(same_fact.facts()))


@dataclass(frozen=True)
class OutcomeCount:
    """How many facts come out so, with an interval: "all" right, "mixed", or "none" right."""

    which: Outcome

    def computed(self, _: Models) -> str:
        return proportion_text(same_fact.counted(self.which))


@dataclass(frozen=True)
class MostOutcome:
    """How most facts come out: "all", "mixed" or "none"."""

    def computed(self, _: Models) -> str:
        return max(same_fact.OUTCOMES, key=lambda one: same_fact.counted(one).hits)


def mean_bits_text(found: MeanBits) -> str:
    """Such as "0.92 (0.90 to 0.95)"."""
    mean, low, high = (real_text(one) for one in (found.mean, found.low, found.high))
    return f"{mean} ({low} to {high})"


def _bits(models: Models, prompt: str, change: str) -> float:
    chosen = [one for one in CHANGES if one.id == change]
    (found,) = robustness.moved(models.left, prompt, robustness.word_of(prompt), chosen)
    return found.bits


def _mean(change: str) -> MeanBits:
    return next(one for one in robustness.means() if one.change.id == change)
