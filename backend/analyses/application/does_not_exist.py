"""It does not exist: do probabilities tell answers about nothing from answers about something?

Asked of everything in `things.py`, in a conversation and as the beginning of a plain sentence.

    python -m backend.analyses.application.does_not_exist    asks the set anew, and writes it down
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from backend.analyses.application.greedy_answers import (
    Answer,
    Prompt,
    answered,
    as_text,
    in_chat,
    text_of,
)
from backend.analyses.application.things import Thing, declines, things
from backend.analyses.rows_file import write_rows
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.auroc import Auroc, auroc
from backend.probability.proportion import Proportion
from backend.text.chat_template import ChatTemplate

MEASURED = Path(__file__).with_name("does_not_exist_measured.json")

COUNT = 24  # tokens of an answer at most
LIMIT = 32  # tokens of a name

Form = Literal["sentence", "chat"]
Signal = Literal["mean", "first", "lowest"]

FORMS: tuple[Form, ...] = get_args(Form)
SIGNALS: tuple[Signal, ...] = get_args(Signal)

_OF: dict[Signal, Callable[[Answer], float]] = {
    "mean": lambda answer: answer.mean_probability,
    "first": lambda answer: answer.probabilities[0],
    "lowest": lambda answer: min(answer.probabilities),
}


@dataclass(frozen=True)
class Asked:
    """An answer about one thing of the set."""

    thing: Thing
    form: Form
    text: str
    answer: Answer

    @property
    def declined(self) -> bool:
        return declines(self.text)

    @property
    def right(self) -> bool:
        return self.thing.is_answered_by(self.text)

    def signal(self, which: Signal) -> float:
        return signal(self.answer, which)


@dataclass(frozen=True)
class Cut:
    """What is stopped if only answers with a signal of at least a threshold are shown."""

    stopped_made_up: Proportion
    lost_right: Proportion


def signal(answer: Answer, which: Signal) -> float:
    """A probability: the geometric mean over the answer's tokens, its first, or its lowest one."""
    return _OF[which](answer)


def prompt(vocabulary: Vocabulary, template: ChatTemplate, thing: Thing, form: Form) -> Prompt:
    """How a thing is asked about. Raises TextTooLong."""
    if form == "chat":
        return in_chat(vocabulary, template, thing.question)
    return as_text(vocabulary, thing.sentence)


@cache
def measured() -> tuple[Asked, ...]:
    """What the default model answered: for each thing in the order of `things`, in both forms."""
    found = json.loads(MEASURED.read_text(encoding="utf-8"))
    return tuple(
        Asked(thing, form, one["text"], Answer((), tuple(one["probabilities"]), done=True))
        for form in FORMS
        for thing, one in zip(things(), found[form], strict=True)
    )


def of(form: Form, kind: str = "") -> list[Asked]:
    return [one for one in measured() if one.form == form and kind in ("", one.thing.kind.name)]


@cache
def existence(form: Form, which: Signal, kind: str = "") -> Auroc:
    """How well a signal tells answers about real things from those about made-up ones."""
    every = of(form, kind)
    return auroc(
        [one.signal(which) for one in every if one.thing.real],
        [one.signal(which) for one in every if not one.thing.real],
    )


@cache
def correctness(form: Form, which: Signal) -> Auroc:
    """How well it tells right answers from wrong ones, among real things alone."""
    every = [one for one in of(form) if one.thing.real]
    return auroc(
        [one.signal(which) for one in every if one.right],
        [one.signal(which) for one in every if not one.right],
    )


@cache
def answered_as_fact(form: Form) -> Proportion:
    """Of the made-up things, how many are answered as if they were."""
    made_up = [one for one in of(form) if not one.thing.real]
    return Proportion(sum(not one.declined for one in made_up), len(made_up))


@cache
def answered_rightly(form: Form) -> Proportion:
    """Of the real things, how many answers name what is accepted."""
    real = [one for one in of(form) if one.thing.real]
    return Proportion(sum(one.right for one in real), len(real))


def cut(form: Form, which: Signal, threshold: float) -> Cut:
    """What a threshold on a signal stops."""
    every = of(form)
    made_up = [one for one in every if not one.thing.real]
    right = [one for one in every if one.right]
    return Cut(
        Proportion(sum(one.signal(which) < threshold for one in made_up), len(made_up)),
        Proportion(sum(one.signal(which) < threshold for one in right), len(right)),
    )


def main() -> int:
    """Ask the default model about the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, template = default_model()
    found: dict[str, list[dict[str, object]]] = {}
    for form in FORMS:
        asked = [prompt(model.vocabulary, template, thing, form) for thing in things()]
        found[form] = [
            {
                "text": text_of(model.vocabulary, one),
                "probabilities": [float(f"{p:.6g}") for p in one.probabilities],
            }
            for one in answered(model, asked, COUNT)
        ]
    write_rows(MEASURED, found, depth=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
