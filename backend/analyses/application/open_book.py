"""Open book, closed book: the same questions with nothing given, and with a note that may be wrong.

What a model says then comes from the note or from its parameters: this counts which.

    python -m backend.analyses.application.open_book    asks the set anew, and writes it down
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from backend.analyses.application.greedy_answers import Prompt, answered, in_chat, text_of
from backend.analyses.application.things import Thing, names_one_of, things
from backend.analyses.rows_file import write_rows
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.proportion import Proportion
from backend.text.chat_template import ChatTemplate

MEASURED = Path(__file__).with_name("open_book_measured.json")

COUNT = 24  # tokens of an answer at most

Note = Literal["none", "true", "false"]

NOTES: tuple[Note, ...] = get_args(Note)


@dataclass(frozen=True)
class Asked:
    """An answer about one thing.

    Attributes:
        noted: what the note says of it; with no note, what it would have said.
    """

    thing: Thing
    note: Note
    noted: str
    text: str

    @property
    def follows(self) -> bool:
        """Whether it says what the note says."""
        return names_one_of(self.text, (self.noted,))

    @property
    def right(self) -> bool:
        return self.thing.is_answered_by(self.text)


def noted(thing: Thing, note: Note) -> str:
    """What a note says of a thing: the answer for another one of its kind, unless it is true."""
    if note == "true":
        return thing.accepted[0]
    alike = [one for one in things() if one.kind == thing.kind]
    real = [one for one in alike if one.real]
    own = len(alike) - 1  # of a person's own, what the last one of the kind would get
    place = next((n for n, one in enumerate(alike) if one.name == thing.name), own) % len(real)
    around = [*real[place + 1 :], *real[: place + 1]]
    return next(one.accepted[0] for one in around if one.accepted[0] not in thing.accepted)


def message(thing: Thing, note: str) -> str:
    """What the person writes.

    Args:
        note: what stands in the note; empty: there is none.
    """
    return f"Note: {note}\n\nQuestion: {thing.question}" if note else thing.question


def sentence(thing: Thing, said: str) -> str:
    """A note that says this of a thing."""
    return f"{thing.sentence} {said}."


def prompt(vocabulary: Vocabulary, template: ChatTemplate, thing: Thing, note: str) -> Prompt:
    """Raises TextTooLong."""
    return in_chat(vocabulary, template, message(thing, note))


def cases() -> list[tuple[Thing, Note]]:
    """Real things without a note, with a true and with a false one; of made-up ones no note is
    true.
    """
    return [(thing, note) for note in NOTES for thing in things() if thing.real or note != "true"]


@cache
def measured() -> tuple[Asked, ...]:
    """What the default model answered, in the order of `cases`."""
    found = json.loads(MEASURED.read_text(encoding="utf-8"))
    return tuple(
        Asked(thing, note, noted(thing, note), text)
        for (thing, note), text in zip(cases(), found, strict=True)
    )


@cache
def following(note: Note, *, real: bool) -> Proportion:
    """How many answers say what the note says; without one, what it would have said."""
    every = _of(note, real)
    return Proportion(sum(one.follows for one in every), len(every))


@cache
def right(note: Note) -> Proportion:
    """How many answers about real things are right, and do not say what a false note says."""
    every = _of(note, real=True)
    hits = sum(one.right and not (note == "false" and one.follows) for one in every)
    return Proportion(hits, len(every))


def _of(note: Note, real: bool) -> list[Asked]:
    return [one for one in measured() if one.note == note and one.thing.real == real]


def main() -> int:
    """Ask the default model the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, template = default_model()
    asked = [
        prompt(
            model.vocabulary,
            template,
            thing,
            "" if note == "none" else sentence(thing, noted(thing, note)),
        )
        for thing, note in cases()
    ]
    found = [text_of(model.vocabulary, one) for one in answered(model, asked, COUNT)]
    write_rows(MEASURED, found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
