"""What a person has answered so far, as a link has it: "12B80.7A55". Pure.

Question 12: option B, 80 % sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from backend.analyses.application.calibration import Known, questions
from backend.analyses.application.four_options import LETTERS

LEAST, MOST = 25, 100  # percent; less than a quarter would be another option
LEAST_ANSWERS = 5  # that make a curve
ENOUGH = 10  # that make one worth reading

_ANSWER = re.compile(r"([1-9]\d{0,2})([A-D])(\d{2,3})")


@dataclass(frozen=True)
class Answer:
    """Attributes:
    number: of the question, from 1.
    chosen: the place of the option.
    sure: in percent, from 25 to 100.
    """

    number: int
    chosen: int
    sure: int

    @property
    def known(self) -> Known:
        return questions()[self.number - 1]

    @property
    def right(self) -> bool:
        return self.chosen == self.known.question.right


def read(written: str) -> tuple[Answer, ...]:
    """What makes sense of it, in its order; of two answers to a question the first."""
    found: dict[int, Answer] = {}
    for part in written.split("."):
        if match := _ANSWER.fullmatch(part):
            number, letter, sure = int(match[1]), match[2], int(match[3])
            if number <= len(questions()) and LEAST <= sure <= MOST:
                found.setdefault(number, Answer(number, LETTERS.index(letter), sure))
    return tuple(found.values())


def write(answers: Iterable[Answer]) -> str:
    return ".".join(f"{one.number}{LETTERS[one.chosen]}{one.sure}" for one in answers)


def next_open(answers: Iterable[Answer], after: int) -> int | None:
    """The next question without an answer, from the first again after the last; None: all have."""
    done = {one.number for one in answers}
    count = len(questions())
    following = [(after + step) % count + 1 for step in range(count)]
    return next((number for number in following if number not in done), None)
