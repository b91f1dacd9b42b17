"""Labels beyond knowledge: examples of "I don't know", and what they bring a model to say.

The examples stand in the conversation; no parameter changes. Examples that answer everything are
the control: what they change is not owed to the "I don't know".

    python -m backend.analyses.application.beyond_knowledge    asks anew, and writes it down
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from backend.analyses.application.greedy_answers import Prompt, answered, in_chat, text_of
from backend.analyses.application.things import Thing, kinds, things
from backend.analyses.rows_file import write_rows
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.proportion import Proportion
from backend.text.chat_template import ChatTemplate, Message

SET = Path(__file__).with_suffix(".json")
MEASURED = Path(__file__).with_name("beyond_knowledge_measured.json")

COUNT = 24  # tokens of an answer at most

Shown = Literal["none", "answers", "both"]

SHOWN: tuple[Shown, ...] = get_args(Shown)


@dataclass(frozen=True)
class Demonstration:
    """A question that was answered before."""

    question: str
    answer: str


@dataclass(frozen=True)
class Asked:
    """An answer about one thing, after some demonstrations."""

    thing: Thing
    shown: Shown
    text: str

    @property
    def unknown(self) -> bool:
        """Whether it says that it does not know, in the words of the demonstrations."""
        return says_unknown(self.text)


def says_unknown(text: str) -> bool:
    return unknown().rstrip(".").replace("’", "'").casefold() in text.replace("’", "'").casefold()


def unknown() -> str:
    """What is answered about what was made up."""
    return str(json.loads(SET.read_text(encoding="utf-8"))["unknown"])


@cache
def demonstrations(shown: Shown) -> tuple[Demonstration, ...]:
    """One or two of every kind: about what exists, and with "both" about what was made up too."""
    if shown == "none":
        return ()
    found = json.loads(SET.read_text(encoding="utf-8"))
    asks = {kind.name: kind for kind in kinds()}

    def question(one: dict[str, str]) -> str:
        return Thing(asks[one["kind"]], one["name"]).question

    real = [Demonstration(question(one), one["answer"]) for one in found["real"]]
    if shown == "answers":
        return tuple(real)
    made_up = [Demonstration(question(one), found["unknown"]) for one in found["made_up"]]
    return tuple(one for pair in zip(real, made_up, strict=True) for one in pair)


def prompt(vocabulary: Vocabulary, template: ChatTemplate, thing: Thing, shown: Shown) -> Prompt:
    """A conversation in which the demonstrations came before. Raises TextTooLong."""
    before = [
        message
        for one in demonstrations(shown)
        for message in (Message("user", one.question), Message("assistant", one.answer))
    ]
    return in_chat(vocabulary, template, thing.question, before=before)


@cache
def measured() -> tuple[Asked, ...]:
    """What the default model answered: all things after each kind of demonstrations."""
    found = json.loads(MEASURED.read_text(encoding="utf-8"))
    return tuple(
        Asked(thing, shown, text)
        for shown in SHOWN
        for thing, text in zip(things(), found[shown], strict=True)
    )


@cache
def declining(shown: Shown, *, real: bool, kind: str = "") -> Proportion:
    """How many answers say "I don't know", of all kinds of things or of one."""
    every = [
        one
        for one in measured()
        if (one.shown, one.thing.real) == (shown, real) and kind in ("", one.thing.kind.name)
    ]
    return Proportion(sum(one.unknown for one in every), len(every))


@cache
def right(shown: Shown) -> Proportion:
    """How many answers about real things are right."""
    every = [one for one in measured() if one.shown == shown and one.thing.real]
    return Proportion(sum(one.thing.is_answered_by(one.text) for one in every), len(every))


def main() -> int:
    """Ask the default model the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, template = default_model()
    found = {}
    for shown in SHOWN:
        asked = [prompt(model.vocabulary, template, thing, shown) for thing in things()]
        found[shown] = [text_of(model.vocabulary, one) for one in answered(model, asked, COUNT)]
    write_rows(MEASURED, found, depth=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
