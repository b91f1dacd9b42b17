"""A question with four options, asked in three ways: how probable is each option?

As a sentence, an option ends a sentence that was begun. In chat, it is the answer where the
assistant's turn opens. By letters, all four are listed in the question, and the answer is a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from backend.models.networks.readers import CausalReader
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.surprisal import surprisals
from backend.text.chat_template import ChatTemplate, Message, chat

Ids = tuple[int, ...]
Way = Literal["sentence", "chat", "letters"]
Scores = tuple[float, float, float, float]

WAYS: tuple[Way, ...] = get_args(Way)
LETTERS = "ABCD"
LIMIT = 64  # tokens of a sentence and of a question
OPTION_LIMIT = 16  # tokens of an option

_ANSWER = "Answer with the letter only."


@dataclass(frozen=True)
class Question:
    """One question in all its forms.

    Attributes:
        sentence: a beginning that each option could end.
        question: the same as a question.
        options: four of them, in the order in which they are shown; no two are the same.
        right: the place of the right one, from 0.
    """

    sentence: str
    question: str
    options: tuple[str, str, str, str]
    right: int


@dataclass(frozen=True)
class _Asked:
    """What is read before the options, and the options as what may follow it."""

    before: Ids
    options: tuple[Ids, ...]
    start: bool


def asked(
    model: CausalReader,
    template: ChatTemplate | None,
    one: Question,
    ways: Sequence[Way] = WAYS,
) -> dict[Way, Scores]:
    """What the model gives each option, for each way: natural logarithms of its probability.

    The logarithms of an option's tokens are added up. What stands before the options is read first,
    so that the rest goes on from its KV cache.

    Args:
        template: needed for all ways but "sentence".
    """
    forms = {way: _form(model.vocabulary, template, one, way) for way in ways}
    rows: dict[tuple[bool, Ids], np.ndarray] = {}
    for start, first in ((True, True), (True, False), (False, True), (False, False)):
        texts = {
            (*form.before, *option[:length])
            for form in forms.values()
            if form.start == start
            for option in form.options
            for length in range(len(option))
            if (length == 0) == first
        }
        each = sorted(texts)
        read = model.next_logits_of(each, start=start) if each else ()
        for text, logits in zip(each, read, strict=True):
            rows[start, text] = surprisals(logits)
    return {way: _scores(form, rows) for way, form in forms.items()}


def letters_text(one: Question) -> str:
    """The question as it is asked by letters."""
    listed = [f"{letter}. {option}" for letter, option in zip(LETTERS, one.options, strict=True)]
    return "\n".join([one.question, *listed, _ANSWER])


def capitalised(option: str) -> str:
    """As an answer in a chat begins."""
    return option[:1].upper() + option[1:]


def _form(vocabulary: Vocabulary, template: ChatTemplate | None, one: Question, way: Way) -> _Asked:
    if way == "sentence":
        begun = vocabulary.encode(one.sentence.rstrip())
        follow = [vocabulary.encode(f" {option}") for option in one.options]
        return _Asked(tuple(begun), tuple(map(tuple, follow)), start=True)
    assert template is not None, "only a model with a chat template is asked in chat"
    said = one.question if way == "chat" else letters_text(one)
    before = tuple(chat(vocabulary, template, [Message("user", said)]).ids)
    answers = map(capitalised, one.options) if way == "chat" else iter(LETTERS)
    return _Asked(before, tuple(tuple(vocabulary.encode(each)) for each in answers), start=False)


def _scores(form: _Asked, rows: dict[tuple[bool, Ids], np.ndarray]) -> Scores:
    def score(option: Ids) -> float:
        bits = sum(
            float(rows[form.start, (*form.before, *option[:place])][token])
            for place, token in enumerate(option)
        )
        return -bits * float(np.log(2))

    first, second, third, fourth = map(score, form.options)
    return first, second, third, fourth
