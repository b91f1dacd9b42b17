"""A step of a lesson, as data: what is set up, what is asked, and what is told afterwards.

The right answer is a figure: the models compute it (`make figures`), and a test computes it anew.
Knows nothing of how it is drawn (`course/`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backend.figures import Figure
from backend.probability.sampling import Sampling
from components.frame.claim import Claim, claim
from components.frame.conditions import Condition

# What a step can cover until it is answered; `course/covers.py` knows where these are on a page.
PAGE, TEXT, EXAMPLES, DEPTH = "page", "text", "examples", "depth"
ANSWERS = (PAGE, EXAMPLES, DEPTH)  # everything but the text


@dataclass(frozen=True)
class Option:
    """One answer to choose.

    Attributes:
        value: the figure, written as it would be if this were right.
        says: on the button.
        wrong: why it is not; the option that is meant to be right has none.
    """

    value: str
    says: Claim
    wrong: Claim | None = None


@dataclass(frozen=True)
class Choice:
    """One of several answers. Right is the one whose value the models compute."""

    answer: Figure
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Number:
    """A number to type.

    Attributes:
        unit: what is counted.
        wrong: said after another number.
        within: how far off counts as right, as a share of the answer.
    """

    answer: Figure
    unit: str
    wrong: Claim
    within: float = 0.0


@dataclass(frozen=True)
class Word:
    """A word to type. Every word is worth following; right is the model's most likely token.

    Attributes:
        other: said after another word.
        follow: let the page's bars follow it as "My word".
    """

    answer: Figure
    other: Claim
    follow: bool = False


@dataclass(frozen=True)
class Do:
    """Something to do on the page.

    Attributes:
        until: what is so when it is done.
        outline: the control it is done with: the key of a widget, or the part of a component.
    """

    until: Condition
    outline: str = ""


Question = Choice | Number | Word | Do


@dataclass(frozen=True)
class Step:
    """One step of a lesson.

    Attributes:
        ask: the question or the task, said before anything is seen.
        question: how it is answered.
        why: told after the answer, in a sentence or two.
        text: what the page's text becomes.
        sampling: settings that go with it, or None to leave them.
        position: the token to look at, or None.
        part: the section that is opened, or None.
        count: how many tokens a run writes, or None.
        cover: what stays covered until it is answered.
        check: whether it only checks what the steps before have shown.
    """

    ask: Claim
    question: Question
    why: Claim
    text: str
    sampling: Sampling | None = None
    position: int | None = None
    part: str | None = None
    count: int | None = None
    cover: tuple[str, ...] = ANSWERS
    check: bool = False

    def claims(self) -> Iterator[Claim]:
        """Every sentence with figures, and the right answer."""
        yield self.ask
        match self.question:
            case Choice(answer, options):
                yield claim("{answer}", answer=answer)
                for one in options:
                    yield one.says
                    if one.wrong is not None:
                        yield one.wrong
            case Number(answer, _, said) | Word(answer, said):
                yield claim("{answer}", answer=answer)
                yield said
            case Do():
                pass
        yield self.why
