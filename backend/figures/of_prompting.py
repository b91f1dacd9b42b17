"""Figures of demonstrations in a prompt, of labels compared, and of text put before a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.analyses.application import by_example, classifier, label_order, system_prompt
from backend.analyses.application.whole_answers import prompts_along, whole_probability
from backend.figures.figure import Models
from backend.figures.of_application import auroc_text, proportion_text
from backend.numbers import count_text, probability_text

if TYPE_CHECKING:
    from backend.analyses.application.classifier import Sorted
    from backend.probability.proportion import Proportion


@dataclass(frozen=True)
class TaughtAnswer:
    """Probability of the whole right answer after the first sample of demonstrations."""

    task: str
    given: str
    shots: int

    def computed(self, models: Models) -> str:
        task = by_example.task(self.task)
        shown = by_example.drawn(task.shown, self.shots, 0, self.given)
        prompt = models.vocabulary.encode(by_example.prompt_text(shown, self.given))
        answer = models.vocabulary.encode(f" {task.answers_to(self.given)[0]}")
        rows = list(models.left.next_logits_of(prompts_along(prompt, answer)))
        return probability_text(whole_probability(rows, answer))


@dataclass(frozen=True)
class TaughtRight:
    """How many held-out inputs of a task come out right, over all samples of demonstrations."""

    task: str
    shots: int

    def computed(self, _: Models) -> str:
        return proportion_text(by_example.taught(self.task, self.shots).together)


@dataclass(frozen=True)
class TaughtShare:
    """The same in a word: "hardly any" is up to a tenth, "most" over two thirds, else "some"."""

    task: str
    shots: int

    def computed(self, _: Models) -> str:
        return in_a_word(by_example.taught(self.task, self.shots).together)


@dataclass(frozen=True)
class TaughtTogether:
    """How many come out right over all tasks but the controls."""

    shots: int

    def computed(self, _: Models) -> str:
        return proportion_text(by_example.together(self.shots, control=False))


@dataclass(frozen=True)
class InstructedTogether:
    """The same after the instruction alone."""

    def computed(self, _: Models) -> str:
        return proportion_text(by_example.instructed_together(control=False))


@dataclass(frozen=True)
class BetterTaught:
    """What brings more right answers: "instruction" alone, or so many "demonstrations" alone."""

    shots: int

    def computed(self, _: Models) -> str:
        shown = by_example.together(self.shots, control=False).share
        said = by_example.instructed_together(control=False).share
        return "demonstrations" if shown > said else "instruction"


@dataclass(frozen=True)
class LeastTaught:
    """Which of several tasks comes out right least often after so many demonstrations: its id."""

    tasks: tuple[str, ...]
    shots: int

    def computed(self, _: Models) -> str:
        return min(self.tasks, key=lambda one: by_example.taught(one, self.shots).together.share)


@dataclass(frozen=True)
class TaskCount:
    def computed(self, _: Models) -> str:
        return count_text(len(by_example.tasks()))


@dataclass(frozen=True)
class SortedRightly:
    """How many reviews a wording sorts rightly at the threshold zero."""

    wording: str

    def computed(self, _: Models) -> str:
        return proportion_text(_sorted(self.wording).right_at(0))


@dataclass(frozen=True)
class LabelAuroc:
    """How well a wording tells positive reviews from negative ones, whatever the threshold."""

    wording: str

    def computed(self, _: Models) -> str:
        return auroc_text(_sorted(self.wording).told_apart)


@dataclass(frozen=True)
class WhatIsWrong:
    """What keeps a wording from sorting rightly.

    "threshold" if reviews stand in order (AUROC over 0.9) and fewer than seven tenths are right;
    "order" if they don't stand in order; otherwise "nothing".
    """

    wording: str

    def computed(self, _: Models) -> str:
        found = _sorted(self.wording)
        if found.told_apart.area <= 0.9:
            return "order"
        return "threshold" if found.right_at(0).share < 0.7 else "nothing"


@dataclass(frozen=True)
class CalledPositive:
    """How many reviews are called positive after demonstrations in an order; half of them are."""

    order: str

    def computed(self, _: Models) -> str:
        return proportion_text(label_order.called_positive(self.order))


@dataclass(frozen=True)
class MostlyCalled:
    """What most reviews are called after demonstrations in an order: "positive" or "negative"."""

    order: str

    def computed(self, _: Models) -> str:
        share = label_order.called_positive(self.order).share
        return "positive" if share > 0.5 else "negative"


@dataclass(frozen=True)
class RuleKept:
    """How many answers keep a rule that the system prompt sets."""

    rule: str

    def computed(self, _: Models) -> str:
        return proportion_text(_kept(self.rule))


@dataclass(frozen=True)
class RuleShare:
    """The same in a word, as `TaughtShare`."""

    rule: str

    def computed(self, _: Models) -> str:
        return in_a_word(_kept(self.rule))


def in_a_word(found: Proportion) -> str:
    return "hardly any" if found.share <= 0.1 else "most" if found.share > 2 / 3 else "some"


def _sorted(wording: str) -> Sorted:
    return next(one for one in classifier.measured() if one.wording.name == wording)


def _kept(rule: str) -> Proportion:
    return next(system_prompt.kept(one) for one in system_prompt.rules() if one.id == rule)
