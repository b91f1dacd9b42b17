"""Short greedy answers to many prompts at once, and how probable their tokens were.

Where an answer ends is decided by its text: so answers as plain text, which never end by
themselves, can be compared with those in a conversation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from backend.analyses.foundations.generation import ends
from backend.models.networks.readers import CausalReader
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.surprisal import surprisals
from backend.text.chat_template import ChatTemplate, Message, chat
from backend.text.generated_text import written_text

Ids = tuple[int, ...]

TOGETHER = 12  # prompts in one pass: their KV caches have to fit

# The end of a sentence; not the full stop after an initial, as in "F. Scott Fitzgerald".
_SENTENCE = re.compile(r"(?<!\b[A-Z])[.!?]|\n")
_CLAUSE = re.compile(r"(?<!\b[A-Z])[.!?]|[\n,;:]")


@dataclass(frozen=True)
class Prompt:
    """What a model is to answer.

    Attributes:
        ids: all that it reads, without a start token.
        start: the start token is read before them: so it is for plain text, not for a conversation.
        clause: the answer ends at a comma already.
    """

    ids: Ids
    start: bool
    clause: bool = False


@dataclass(frozen=True)
class Answer:
    """The most likely tokens after a prompt, one after the other, without the mark that ends them.

    Attributes:
        probabilities: the model's own, at temperature 1.
        done: it has come to its end.
    """

    ids: Ids = ()
    probabilities: tuple[float, ...] = ()
    done: bool = False

    @property
    def bits(self) -> float:
        """Mean surprisal of its tokens: minus the mean base-two logarithm of their probability."""
        return float(-np.log2(self.probabilities).mean())

    @property
    def mean_probability(self) -> float:
        """The geometric mean of its tokens' probabilities."""
        return float(2.0**-self.bits)


def in_chat(
    vocabulary: Vocabulary,
    template: ChatTemplate,
    question: str,
    beginning: str = "",
    before: Sequence[Message] = (),
) -> Prompt:
    """A question as a conversation, in which the answer's beginning may be written for the model.

    Raises:
        TextTooLong: the conversation is over its limit.
    """
    asked = chat(vocabulary, template, [*before, Message("user", question)]).ids
    return Prompt((*asked, *vocabulary.encode(beginning)), start=False)


def as_text(vocabulary: Vocabulary, text: str) -> Prompt:
    """The beginning of a sentence, as plain text."""
    return Prompt(tuple(vocabulary.encode(text)), start=True, clause=True)


def greedy_answers(
    model: CausalReader,
    prompts: Sequence[Prompt],
    count: int,
    known: Sequence[Answer] | None = None,
    *,
    to_the_end: bool = False,
) -> Iterator[tuple[Answer, ...]]:
    """Write one token in every answer that has not ended, until all have ended or have `count`.

    Args:
        prompts: all of them with the start token, or all without.
        known: how far they have got, to go on from.
        to_the_end: the end of a sentence does not end an answer, only an end token does.

    Yields:
        All answers after every token.
    """
    last = ends(model.vocabulary)
    now = list(known or [Answer() for _ in prompts])
    while going := [place for place, one in enumerate(now) if not one.done]:
        texts = [(*prompts[place].ids, *now[place].ids) for place in going]
        rows = model.next_logits_of(texts, start=prompts[0].start)
        for place, logits in zip(going, rows, strict=True):
            token, before = int(logits.argmax()), now[place]
            grown = Answer(
                (*before.ids, token),
                (*before.probabilities, float(2.0 ** -surprisals(logits)[token])),
            )
            if token in last:
                now[place] = replace(before, done=True)
            elif not to_the_end and _ended(model.vocabulary, prompts[place], grown.ids):
                now[place] = replace(before if before.ids else grown, done=True)
            else:
                now[place] = replace(grown, done=len(grown.ids) >= count)
        yield tuple(now)


def answered(model: CausalReader, prompts: Sequence[Prompt], count: int) -> list[Answer]:
    """Every answer whole, a few at a time."""
    found: list[Answer] = []
    every = iter(prompts)
    while part := list(islice(every, TOGETHER)):
        *_, last = greedy_answers(model, part, count)
        found += last
    return found


def text_of(vocabulary: Vocabulary, answer: Answer) -> str:
    return written_text(vocabulary, answer.ids).text.strip()


def _ended(vocabulary: Vocabulary, prompt: Prompt, ids: Ids) -> bool:
    text = written_text(vocabulary, ids).text.lstrip()
    return bool((_CLAUSE if prompt.clause else _SENTENCE).search(text))
