"""Figures of what was asked in sets: of statements and of things, real and made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from backend.analyses.application import does_not_exist, open_book
from backend.analyses.application import one_word_decides as one_word
from backend.figures.figure import Models
from backend.numbers import count_text, percent_text, probability_text, real_text

if TYPE_CHECKING:
    from backend.analyses.application.does_not_exist import Form, Signal
    from backend.analyses.application.open_book import Note
    from backend.probability.auroc import Auroc
    from backend.probability.proportion import Proportion

Word = Literal["No", "Yes"]


@dataclass(frozen=True)
class DenialAfter:
    """Probability of " not" after an answer's beginning, to a statement's question in chat."""

    statement: str
    word: Word

    def computed(self, models: Models) -> str:
        return probability_text(_after(models, self.statement, self.word))


@dataclass(frozen=True)
class NextInAnswer:
    """The label of the most likely token after an answer's beginning."""

    statement: str
    word: Word

    def computed(self, models: Models) -> str:
        rows = _rows(models, self.statement)
        best = int(rows[0 if self.word == "No" else 1].argmax())
        return models.vocabulary.token(best).label


@dataclass(frozen=True)
class DenialShift:
    """What another statement does to the probability of " not" after the same word.

    "same" if it changes by less than a bound, in probability; otherwise "more" or "less".
    """

    before: str
    after: str
    word: Word
    bound: float = 0.1

    def computed(self, models: Models) -> str:
        change = _after(models, self.after, self.word) - _after(models, self.before, self.word)
        return "same" if abs(change) < self.bound else "more" if change > 0 else "less"


@dataclass(frozen=True)
class LeastRatio:
    """Of all statements of the set, how many times more probable " not" is after "No" at least."""

    def computed(self, _: Models) -> str:
        return real_text(one_word.least_ratio(), 1)


@dataclass(frozen=True)
class StatementCount:
    def computed(self, _: Models) -> str:
        return count_text(len(one_word.statements()))


@dataclass(frozen=True)
class Defended:
    """How many true statements the most likely next token denies once "No" is written."""

    def computed(self, _: Models) -> str:
        return proportion_text(one_word.defended())


@dataclass(frozen=True)
class AnsweredAsFact:
    """How many made-up things are answered as if they existed."""

    form: Form

    def computed(self, _: Models) -> str:
        return proportion_text(does_not_exist.answered_as_fact(self.form))


@dataclass(frozen=True)
class ExistenceTold:
    """AUROC of a signal for real against made up, with its interval."""

    form: Form
    signal: Signal
    kind: str = ""

    def computed(self, _: Models) -> str:
        return auroc_text(does_not_exist.existence(self.form, self.signal, self.kind))


@dataclass(frozen=True)
class FactCount:
    """How many of the made-up things are answered as if they existed."""

    form: Form

    def computed(self, _: Models) -> str:
        return count_text(does_not_exist.answered_as_fact(self.form).hits)


@dataclass(frozen=True)
class BestSignal:
    """Which signal tells real from made up best: "mean", "first" or "lowest"."""

    form: Form

    def computed(self, _: Models) -> str:
        return max(
            does_not_exist.SIGNALS,
            key=lambda which: does_not_exist.existence(self.form, which).area,
        )


@dataclass(frozen=True)
class NoteFollowed:
    """How many answers say what a note says."""

    note: Note
    real: bool

    def computed(self, _: Models) -> str:
        return proportion_text(open_book.following(self.note, real=self.real))


@dataclass(frozen=True)
class TruthDespiteNote:
    """How many answers about real things say the truth, with a note."""

    note: Note

    def computed(self, _: Models) -> str:
        return proportion_text(open_book.right(self.note))


@dataclass(frozen=True)
class NoteOrTruth:
    """What answers about real things say most often after a false note.

    "note", "truth" or "neither".
    """

    def computed(self, _: Models) -> str:
        followed, right = open_book.following("false", real=True), open_book.right("false")
        counts = {
            "note": followed.hits,
            "truth": right.hits,
            "neither": followed.count - followed.hits - right.hits,
        }
        return max(counts, key=lambda one: counts[one])


def proportion_text(found: Proportion) -> str:
    """Such as "37 of 40 (80 % to 97 %)"."""
    low, high = (percent_text(one, 2) for one in found.interval)
    return f"{found.hits} of {found.count} ({low} to {high})"


def auroc_text(found: Auroc) -> str:
    """Such as "0.92 (0.87 to 0.96)"."""
    area, low, high = (real_text(one) for one in (found.area, found.low, found.high))
    return f"{area} ({low} to {high})"


def _after(models: Models, text: str, word: Word) -> float:
    found = one_word.denial(models.vocabulary, _rows(models, text))
    return found.after_no if word == "No" else found.after_yes


def _rows(models: Models, text: str) -> list[np.ndarray]:
    """The logits after "No, ...", after "Yes, ..." and with nothing written."""
    from backend.analyses.application.default_model import default_template

    statement = one_word.read_statement(text)
    assert statement is not None, text
    texts = one_word.prompts(models.vocabulary, default_template(), statement)
    return list(models.left.next_logits_of(texts, start=False))
