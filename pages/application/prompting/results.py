"""What this page keeps: the next token and the right answer, own tasks, labels, both answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backend.analyses.application import (
    by_example,
    classifier,
    prompt_injection,
    system_prompt,
    whole_answers,
)
from backend.analyses.application.by_example import Pair
from backend.analyses.application.classifier import Labelled
from backend.analyses.application.greedy_answers import Answer, greedy_answers
from backend.analyses.foundations.next_token import NextToken
from backend.probability.prediction import Prediction
from backend.probability.proportion import Proportion
from backend.text.chat_template import ChatTemplate
from components.results.shared import chat_template, model, vocabulary
from components.results.store import remembered, resumable

Answers = tuple[Answer, ...]
Ids = tuple[int, ...]
Tried = tuple[Proportion, ...]


@dataclass(frozen=True)
class Read:
    """What a prompt gives.

    Attributes:
        next: the distribution of the next token.
        answer: the probability of the whole right answer, its tokens multiplied; None: unknown.
        before: the same with no demonstration.
    """

    next: NextToken
    answer: float | None
    before: float | None


@remembered
def read(name: str, taught: Ids, untaught: Ids, answer: Ids) -> Read:
    """A prompt with demonstrations and one without, in one call."""
    ways = (
        whole_answers.prompts_along(taught, answer),
        whole_answers.prompts_along(untaught, answer),
    )
    rows = list(model(name).next_logits_of([*ways[0], *ways[1]]))
    first, second = rows[: len(ways[0])], rows[len(ways[0]) :]
    return Read(
        NextToken(name, taught, Prediction.of(first[0])),
        whole_answers.whole_probability(first, answer) if answer else None,
        whole_answers.whole_probability(second, answer) if answer else None,
    )


@resumable
def own_task(known: Tried | None, name: str, pairs: tuple[Pair, ...]) -> Iterator[Tried]:
    """How often a task of one's own comes out right, count by count."""
    return by_example.trying(model(name), pairs, known or ())


@remembered
def own_review(name: str, wording: int, review: str) -> Labelled:
    """What both labels get after a review of one's own."""
    (found,) = classifier.labelled(model(name), classifier.wordings()[wording], [review])
    return found


@resumable
def with_and_without_system(
    known: Answers | None, name: str, question: str, system: str
) -> Iterator[Answers]:
    """The answer without a system prompt of ours, and with one."""
    asked = [
        system_prompt.prompt(vocabulary(name), template(name), question, one)
        for one in ("", system)
    ]
    return greedy_answers(model(name), asked, system_prompt.COUNT, known)


@resumable
def with_and_without_marks(known: Answers | None, name: str, document: str) -> Iterator[Answers]:
    """The summary of a document as it is, and with marks around it."""
    asked = [
        prompt_injection.prompt(vocabulary(name), template(name), document, marked=marked)
        for marked in (False, True)
    ]
    return greedy_answers(model(name), asked, prompt_injection.COUNT, known)


def template(name: str) -> ChatTemplate:
    """Of a model that has one: the section has looked."""
    found = chat_template(name)
    assert found is not None
    return found
