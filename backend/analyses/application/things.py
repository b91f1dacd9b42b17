"""Sixty things that there are and sixty that were made up, and what can be asked of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SET = Path(__file__).with_name("does_not_exist.json")

# An answer with one of these says, rightly or wrongly, that there is nothing to say.
_DECLINES = re.compile(
    r"(?:does|do|did) ?(?:n[o’']t|not) (?:exist|know|have)|not (?:exist|aware|sure|familiar|able)"
    r"|fiction|fictitious|imaginary|made[- ]up|no such|not a (?:real|recogni[sz]ed|known)"
    r"|(?:could|can|was|am|’m|'m) ?(?:n[o’']t|not) (?:find|provide|able|aware|sure|familiar|answer)"
    r"|unable to|no information|unknown|sorry|there is no\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Kind:
    """What kind of thing, and how it is asked about: `{}` stands for its name."""

    name: str
    question: str
    sentence: str


@dataclass(frozen=True)
class Thing:
    """Something that exists, or does not.

    Attributes:
        accepted: what a right answer names one of; empty: it was made up.
    """

    kind: Kind
    name: str
    accepted: tuple[str, ...] = ()

    @property
    def real(self) -> bool:
        return bool(self.accepted)

    @property
    def question(self) -> str:
        return self.kind.question.replace("{}", self.name)

    @property
    def sentence(self) -> str:
        return self.kind.sentence.replace("{}", self.name)

    def is_answered_by(self, text: str) -> bool:
        """Whether a text names an accepted answer."""
        return names_one_of(text, self.accepted)


def names_one_of(text: str, wanted: tuple[str, ...]) -> bool:
    return any(one.casefold() in text.casefold() for one in wanted)


def declines(text: str) -> bool:
    """Whether an answer says, in words that are listed here, that there is nothing to say."""
    return bool(_DECLINES.search(text))


@cache
def kinds() -> tuple[Kind, ...]:
    return tuple(Kind(one["name"], one["question"], one["sentence"]) for one in _read())


@cache
def things() -> tuple[Thing, ...]:
    """The set: kind by kind, what exists first."""
    found: list[Thing] = []
    for kind, one in zip(kinds(), _read(), strict=True):
        found += [Thing(kind, name, tuple(accepted)) for name, accepted in one["real"].items()]
        found += [Thing(kind, name) for name in one["made_up"]]
    return tuple(found)


@cache
def _read() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(SET.read_text(encoding="utf-8"))["kinds"])
