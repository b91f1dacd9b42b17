"""Whether an answer is right, by what the models computed. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backend.visible import SPACE
from components.frame.claim import Claim
from components.frame.question import Choice, Do, Number, Question, Word

LONGEST_ANSWER = 80  # characters


@dataclass(frozen=True)
class Given:
    """An answer that somebody has committed to.

    Attributes:
        said: the value of an option, or what was typed.
        right: whether it is what the models computed.
    """

    said: str
    right: bool


def judged(question: Question, said: str, answer: str) -> Given | None:
    """The answer with its verdict; None if it makes no sense for this question.

    Args:
        said: the value of an option, or what was typed.
        answer: the right one, as the figure writes it; of a task it does not matter.
    """
    said = said.strip()[:LONGEST_ANSWER]
    match question:
        case Choice():
            known = said in {one.value for one in question.options}
            return Given(said, said == answer) if known else None
        case Number(within=within):
            number, right = number_in(said), number_in(answer)
            if number is None or right is None:
                return None
            return Given(said, abs(number - right) <= within * abs(right))
        case Word():
            meant = answer.removeprefix(SPACE).casefold()
            return Given(said, said.casefold() == meant) if said else None
        case Do():
            return Given(said, True)


def objection(question: Question, given: Given) -> Claim | None:
    """Why an answer is not right; None for one that is."""
    if given.right:
        return None
    match question:
        case Choice(options=options):
            return next((one.wrong for one in options if one.value == given.said), None)
        case Number(wrong=said) | Word(other=said):
            return said
        case Do():
            return None


def number_in(text: str) -> float | None:
    """The number a text begins with: "80.6 %", "49,152", "0,7"; None if it begins otherwise.

    A comma before exactly three digits parts thousands, as on the screen; any other is a decimal
    point, as many keyboards have it.
    """
    plain = re.sub(r",(?=\d{3}(\D|$))", "", text.strip()).replace(",", ".")
    found = re.match(r"[-+]?\d+(\.\d+)?|[-+]?\.\d+", plain)
    return float(found[0]) if found else None
