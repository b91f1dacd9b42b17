"""Short greedy answers: together as alone, ended where their text ends, and gone on with."""

from __future__ import annotations

from typing import Any

import pytest

from backend.analyses.application.greedy_answers import (
    Answer,
    Prompt,
    as_text,
    greedy_answers,
    in_chat,
    text_of,
)
from backend.models.networks.vocabulary import Vocabulary
from backend.text.chat_template import ChatTemplate


def last(reader: Any, prompts: list[Prompt], count: int, **more: Any) -> tuple[Answer, ...]:
    *_, found = greedy_answers(reader, prompts, count, **more)
    return found


def test_together_as_alone_and_in_two_parts(reader: Any) -> None:
    prompts = [as_text(reader.vocabulary, f"The capital of {one} is") for one in ("France", "Peru")]
    both = last(reader, prompts, 6)
    assert [text_of(reader.vocabulary, one) for one in both] == ["Paris", "Lima"]
    for prompt, answer in zip(prompts, both, strict=True):
        (alone,) = last(reader, [prompt], 6)
        assert alone.ids == answer.ids
        assert alone.probabilities == pytest.approx(answer.probabilities, abs=1e-4)
        first = next(greedy_answers(reader, [prompt], 6))
        assert last(reader, [prompt], 6, known=first)[0].ids == answer.ids


def test_the_tokens_are_the_most_likely_ones_and_so_are_their_probabilities(reader: Any) -> None:
    prompt = as_text(reader.vocabulary, "The river Nile flows through")
    (answer,) = last(reader, [prompt], 3)
    (row,) = reader.next_logits_of([prompt.ids], start=True)
    exponentials = [float(one) for one in (row.astype("float64") - row.max())]
    share = 1 / sum(2.718281828459045**one for one in exponentials)
    assert answer.ids[0] == row.argmax()
    assert answer.probabilities[0] == pytest.approx(share, rel=1e-4)


def test_an_initial_ends_no_answer_and_the_limit_does(reader: Any, template: ChatTemplate) -> None:
    vocabulary = reader.vocabulary
    (gatsby,) = last(reader, [as_text(vocabulary, "The Great Gatsby was written by")], 12)
    assert text_of(vocabulary, gatsby).startswith("F. Scott")
    asked = in_chat(vocabulary, template, "What is the capital of Peru?")
    (short,) = last(reader, [asked], 3)
    assert len(short.ids) == 3
    assert short.done
    (long,) = last(reader, [asked], 12)
    assert text_of(vocabulary, long).endswith("Lima")


def test_bits_and_the_mean_probability_say_the_same() -> None:
    answer = Answer((1, 2), (0.5, 0.125))
    assert answer.bits == 2
    assert answer.mean_probability == 0.25


def test_a_written_beginning_is_tokenised_as_in_the_whole_text(
    vocabulary: Vocabulary, template: ChatTemplate
) -> None:
    """The turn's opening ends in a line break: nothing merges across it."""
    prompt = in_chat(vocabulary, template, "Is gold a metal?", "No, gold is")
    assert list(prompt.ids[-7:]) == vocabulary.encode("assistant\nNo, gold is")[-7:]
    assert prompt.start is False
    assert vocabulary.token(prompt.ids[0]).text == "<|im_start|>"
