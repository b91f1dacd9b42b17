"""What this page keeps: both prompts, every change of one, and the answers to five wordings."""

from __future__ import annotations

from collections.abc import Iterator

from backend.analyses.application import robustness, same_fact
from backend.analyses.application.greedy_answers import Answer, greedy_answers
from backend.analyses.application.robustness import Moved
from backend.analyses.foundations.next_token import NextToken
from backend.probability.prediction import Prediction
from components.results.shared import model, vocabulary
from components.results.store import remembered, resumable

Answers = tuple[Answer, ...]
Every = tuple[Moved, ...]
Ids = tuple[int, ...]


@remembered
def before_and_after(name: str, before: Ids, after: Ids) -> tuple[NextToken, NextToken]:
    """The distribution of the next token after both prompts, in one pass."""
    rows = model(name).next_logits_of([before, after])
    first, second = (
        NextToken(name, ids, Prediction.of(row), start=True)
        for ids, row in zip((before, after), rows, strict=True)
    )
    return first, second


@resumable
def every_change(known: Every | None, name: str, text: str) -> Iterator[Every]:
    """What every change does to a text."""
    return robustness.moving(model(name), text, robustness.word_of(text), known or ())


@resumable
def answers(known: Answers | None, name: str, wordings: tuple[str, ...]) -> Iterator[Answers]:
    """The answer to each wording."""
    prompts = [same_fact.prompt(vocabulary(name), one) for one in wordings]
    return greedy_answers(model(name), prompts, same_fact.COUNT, known)
