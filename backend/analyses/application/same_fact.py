"""The same fact asked in five wordings: how often the answers are all right, mixed, or all wrong.

Plain beginnings of sentences, short greedy answers. The set is `same_fact.json`.

    python -m backend.analyses.application.same_fact    asks the set anew, and writes it down
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from backend.analyses.application.greedy_answers import Prompt, answered, as_text, text_of
from backend.analyses.rows_file import write_rows
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.proportion import Proportion
from backend.text.limits import encode_within

SET = Path(__file__).with_name("same_fact.json")
MEASURED = Path(__file__).with_name("same_fact_measured.json")

COUNT = 12  # tokens of an answer at most
LIMIT = 64  # tokens of a wording
WORDINGS = 5

Outcome = Literal["all", "mixed", "none"]

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True)
class Kind:
    """A kind of fact, and how it is asked for: `{}` stands for what it is about."""

    name: str
    wordings: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """Something to ask for.

    Attributes:
        accepted: what a right answer names one of.
    """

    kind: Kind
    about: str
    accepted: tuple[str, ...]

    @property
    def wordings(self) -> tuple[str, ...]:
        """The beginnings of sentences that ask for it."""
        return tuple(one.replace("{}", self.about) for one in self.kind.wordings)


@dataclass(frozen=True)
class Asked:
    """The answers to a fact, in the order of its wordings."""

    fact: Fact
    texts: tuple[str, ...]

    @property
    def right(self) -> tuple[bool, ...]:
        return tuple(names(one, self.fact.accepted) for one in self.texts)

    @property
    def outcome(self) -> Outcome:
        return outcome(self.right)


def outcome(right: Sequence[bool]) -> Outcome:
    """Of at least one answer."""
    return "all" if all(right) else "mixed" if any(right) else "none"


def names(text: str, accepted: Sequence[str]) -> bool:
    """Whether one of these stands in a text as a word of its own, in upper or lower case."""
    return any(
        re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE) for one in accepted
    )


def prompt(vocabulary: Vocabulary, wording: str) -> Prompt:
    """What is asked; after a colon the answer is a sentence, otherwise it ends with its clause.

    The model answers a question with "The answer is: ...". Where a clause ended every answer, as
    when the set was first asked, hardly any answer to a question got as far as naming anything.

    Raises:
        TextTooLong: over `LIMIT` tokens.
    """
    encode_within(vocabulary, wording, LIMIT)
    return replace(as_text(vocabulary, wording), clause=not wording.rstrip().endswith(":"))


@cache
def facts() -> tuple[Fact, ...]:
    """The set, kind by kind."""
    found: list[Fact] = []
    for one in _read():
        kind = Kind(one["name"], tuple(one["wordings"]))
        found += [Fact(kind, about, tuple(right)) for about, right in one["facts"].items()]
    return tuple(found)


@cache
def kinds() -> tuple[Kind, ...]:
    return tuple(dict.fromkeys(one.kind for one in facts()))


@cache
def measured() -> tuple[Asked, ...]:
    """What the default model answered, in the order of `facts`."""
    found = json.loads(MEASURED.read_text(encoding="utf-8"))
    return tuple(Asked(fact, tuple(texts)) for fact, texts in zip(facts(), found, strict=True))


@cache
def counted(which: Outcome, kind: str = "") -> Proportion:
    """How many facts come out so; of one kind, or of all."""
    every = [one for one in measured() if kind in ("", one.fact.kind.name)]
    return Proportion(sum(one.outcome == which for one in every), len(every))


@cache
def without_question(which: Outcome) -> Proportion:
    """The same of all facts without their last wording, the question."""
    every = [outcome(one.right[:-1]) for one in measured()]
    return Proportion(every.count(which), len(every))


@cache
def questions_right() -> Proportion:
    """How many answers to that last wording are right."""
    return Proportion(sum(one.right[-1] for one in measured()), len(measured()))


@cache
def nothing_named() -> Proportion:
    """How many answers to it end before they name anything: at a colon, or at once."""
    ends = [one.texts[-1].rstrip() for one in measured()]
    return Proportion(sum(end.endswith(":") or not end for end in ends), len(ends))


@cache
def right_answers() -> Proportion:
    """Of all answers together. Its interval takes them as independent, which they are not quite."""
    every = [right for one in measured() for right in one.right]
    return Proportion(sum(every), len(every))


@cache
def right_in(kind: str) -> tuple[Proportion, ...]:
    """Of the facts of a kind, how many answers are right in each wording."""
    every = [one.right for one in measured() if one.fact.kind.name == kind]
    return tuple(Proportion(sum(column), len(column)) for column in zip(*every, strict=True))


def main() -> int:
    """Ask the default model the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, _ = default_model()
    asked = [prompt(model.vocabulary, text) for fact in facts() for text in fact.wordings]
    texts = [text_of(model.vocabulary, one) for one in answered(model, asked, COUNT)]
    rows = [texts[first : first + WORDINGS] for first in range(0, len(texts), WORDINGS)]
    write_rows(MEASURED, rows)
    return 0


@cache
def _read() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(SET.read_text(encoding="utf-8"))["kinds"])


if __name__ == "__main__":
    sys.exit(main())
