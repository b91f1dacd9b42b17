"""What this page keeps: the model after a written beginning, and its answers."""

from __future__ import annotations

from collections.abc import Iterator

from backend.analyses.application import beyond_knowledge, does_not_exist, open_book
from backend.analyses.application import one_word_decides as one_word
from backend.analyses.application.greedy_answers import Answer, Prompt, greedy_answers
from backend.analyses.application.one_word_decides import Statement
from backend.analyses.application.things import Thing
from backend.analyses.foundations.next_token import NextToken
from backend.probability.prediction import Prediction
from backend.text.chat_template import ChatTemplate
from components.results.shared import chat_template, model, vocabulary
from components.results.store import remembered, resumable

Answers = tuple[Answer, ...]


def template(name: str) -> ChatTemplate:
    """Of a model that has one: the page has looked."""
    found = chat_template(name)
    assert found is not None
    return found


@remembered
def after_words(name: str, statement: Statement) -> tuple[NextToken, NextToken]:
    """The distribution of the next token after "No, ..." and after "Yes, ...", in one pass."""
    no, yes, _ = one_word.prompts(vocabulary(name), template(name), statement)
    rows = model(name).next_logits_of([no, yes], start=False)
    first, second = (
        NextToken(name, ids, Prediction.of(row), start=False)
        for ids, row in zip((no, yes), rows, strict=True)
    )
    return first, second


@resumable
def justified(known: Answers | None, name: str, statement: Statement) -> Iterator[Answers]:
    """How the model goes on after both beginnings."""
    no, yes, _ = one_word.prompts(vocabulary(name), template(name), statement)
    both = [Prompt(ids, start=False) for ids in (no, yes)]
    return greedy_answers(model(name), both, one_word.JUSTIFIED, known, to_the_end=True)


@resumable
def answer_about(
    known: Answers | None, name: str, thing: Thing, form: does_not_exist.Form
) -> Iterator[Answers]:
    """The answer about one thing, in one form."""
    asked = does_not_exist.prompt(vocabulary(name), template(name), thing, form)
    return greedy_answers(model(name), [asked], does_not_exist.COUNT, known)


@resumable
def with_and_without_note(
    known: Answers | None, name: str, thing: Thing, note: str
) -> Iterator[Answers]:
    """The answer with nothing given, and with a note."""
    asked = [open_book.prompt(vocabulary(name), template(name), thing, one) for one in ("", note)]
    return greedy_answers(model(name), asked, open_book.COUNT, known)


@resumable
def after_demonstrations(
    known: Answers | None, name: str, thing: Thing, shown: beyond_knowledge.Shown
) -> Iterator[Answers]:
    """The answer about one thing, after some demonstrations."""
    asked = beyond_knowledge.prompt(vocabulary(name), template(name), thing, shown)
    return greedy_answers(model(name), [asked], beyond_knowledge.COUNT, known)
