"""Figures of 200 questions with four options, asked in three ways, and of running text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.analyses.application import calibration, running_text
from backend.analyses.application.four_options import LETTERS
from backend.figures.figure import Models
from backend.figures.of_application import proportion_text
from backend.numbers import count_text, percent_text, real_text

if TYPE_CHECKING:
    from backend.analyses.application.four_options import Way
    from backend.analyses.application.running_text import Kind


@dataclass(frozen=True)
class QuestionCount:
    def computed(self, _: Models) -> str:
        return count_text(len(calibration.questions()))


@dataclass(frozen=True)
class RightInSet:
    """How many questions of the set the most probable option answers rightly."""

    way: Way

    def computed(self, _: Models) -> str:
        return proportion_text(calibration.right(self.way))


@dataclass(frozen=True)
class RightCount:
    """The same as a count alone."""

    way: Way

    def computed(self, _: Models) -> str:
        return count_text(calibration.right(self.way).hits)


@dataclass(frozen=True)
class MeanConfidence:
    """Mean probability of the most probable option, at a temperature."""

    way: Way
    temperature: float = 1.0

    def computed(self, _: Models) -> str:
        return percent_text(calibration.of(self.way, self.temperature).confidence, 2)


@dataclass(frozen=True)
class CalibrationError:
    """Expected calibration error over the set, at a temperature."""

    way: Way
    temperature: float = 1.0

    def computed(self, _: Models) -> str:
        return real_text(calibration.of(self.way, self.temperature).error, 3)


@dataclass(frozen=True)
class ChanceError:
    """What a perfect forecaster with the same confidences has on average."""

    way: Way
    temperature: float = 1.0

    def computed(self, _: Models) -> str:
        return real_text(calibration.of(self.way, self.temperature).chance_error, 3)


@dataclass(frozen=True)
class BrierScore:
    way: Way
    temperature: float = 1.0

    def computed(self, _: Models) -> str:
        return real_text(calibration.of(self.way, self.temperature).brier, 3)


@dataclass(frozen=True)
class BestTemperature:
    """The temperature with the lowest negative log-likelihood on the set."""

    way: Way

    def computed(self, _: Models) -> str:
        return real_text(calibration.best(self.way))


@dataclass(frozen=True)
class MostPicked:
    """The letter whose option is most often the most probable one."""

    way: Way

    def computed(self, _: Models) -> str:
        picks = calibration.picks(self.way)
        return LETTERS[picks.index(max(picks))]


@dataclass(frozen=True)
class PickCount:
    """How often that letter is picked."""

    way: Way

    def computed(self, _: Models) -> str:
        return count_text(max(calibration.picks(self.way)))


@dataclass(frozen=True)
class Leaning:
    """Whether the model is surer than it is right, at a temperature.

    "more" or "less" if its error is above what chance gives a perfect forecaster in 95 % of all
    cases; otherwise "same".
    """

    way: Way
    temperature: float = 1.0

    def computed(self, _: Models) -> str:
        found = calibration.of(self.way, self.temperature)
        if found.error <= calibration.chance_limit(self.way, self.temperature):
            return "same"
        return "more" if found.confidence > found.share_right else "less"


@dataclass(frozen=True)
class RunningError:
    """Expected calibration error of the most likely next token on running text."""

    kind: Kind

    def computed(self, _: Models) -> str:
        return real_text(running_text.measured(self.kind).reliability.error, 3)


@dataclass(frozen=True)
class RunningLeaning:
    """As `Leaning`, on running text."""

    kind: Kind

    def computed(self, _: Models) -> str:
        read = running_text.measured(self.kind)
        found = read.reliability
        if found.error <= read.chance_limit:
            return "same"
        return "more" if found.confidence > found.share_right else "less"


@dataclass(frozen=True)
class ScalingChanges:
    """What another temperature changes in the set: "error", "right", "both" or "nothing"."""

    way: Way
    temperature: float

    def computed(self, _: Models) -> str:
        before, after = calibration.of(self.way), calibration.of(self.way, self.temperature)
        right, error = before.share_right != after.share_right, before.error != after.error
        return "both" if right and error else "right" if right else "error" if error else "nothing"
