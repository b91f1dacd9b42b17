"""Teach by example: the set, what was measured on it, how an answer is counted, one's own task."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from backend.analyses.application import by_example as analysis
from backend.analyses.application.by_example import (
    COUNTS,
    DRAWS,
    MOST,
    SET,
    Pair,
    ask,
    drawn,
    first_word,
    instructed_together,
    is_right,
    own_counts,
    prompt_text,
    spread,
    task,
    tasks,
    taught,
    together,
    trying,
    widest,
)
from backend.analyses.application.whole_answers import (
    prompts_along,
    spaces_before,
    whole_probability,
)
from backend.models.networks.vocabulary import Vocabulary

PAIRS = (Pair("dog", "dogs"), Pair("cat", "cats"), Pair("cow", "cows"))


def test_the_set_has_twenty_demonstrations_and_twelve_others_that_are_asked() -> None:
    assert len(tasks()) == 9
    for one in tasks():
        shown = [pair.given for pair in one.shown]
        asked = [given for given, _ in one.asked]
        assert len(set(shown)) == 20 > MOST
        assert len(set(asked)) == 12
        assert not set(shown) & set(asked), "what is asked was not shown"
        assert one.instruction.endswith(".")
    assert [one.id for one in tasks() if one.control] == ["french", "plus_seven"]
    assert all(int(right[0]) == int(given) + 7 for given, right in task("plus_seven").asked)
    assert json.loads(SET.read_text(encoding="utf-8"))["source"]


def test_an_answer_has_fewer_tokens_than_are_written(reader: Any) -> None:
    """So its first word is whole, and one more token shows where it ends."""
    for one in tasks():
        for _, right in one.asked:
            assert len(reader.vocabulary.encode(f" {right[0]}")) < analysis.COUNT


@pytest.mark.parametrize(("name", "count", "draw"), [("capital", 2, 1), ("opposite", 0, 0)])
def test_what_is_shipped_is_answered_anew(reader: Any, name: str, count: int, draw: int) -> None:
    one = task(name)
    words = ask(reader, drawn(one.shown, count, draw), [given for given, _ in one.asked[:6]])
    assert tuple(words) == taught(name, count).words[draw][:6]


def test_examples_teach_what_an_instruction_does_not() -> None:
    said, none, four, most = (
        one.interval
        for one in (
            instructed_together(control=False),
            *(together(count, control=False) for count in (0, 4, 16)),
        )
    )
    assert max(said[1], none[1]) < 0.3
    assert four[0] > 0.7
    assert four[0] < most[0]
    assert together(16, control=True).interval[1] < 0.15, "what should not be learnt is not"


def test_with_two_demonstrations_it_matters_which() -> None:
    low, high = spread(widest(2))
    assert high - low >= 6
    for one in tasks():
        for count in COUNTS:
            assert len(taught(one.id, count).by_draw) == (DRAWS if count else 1)


def test_a_larger_sample_begins_with_a_smaller_one() -> None:
    shown = task("past").shown
    assert drawn(shown, 8, 3)[:4] == drawn(shown, 4, 3)
    assert drawn(shown, 8, 3) != drawn(shown, 8, 2)
    assert Pair("walk", "walked") not in drawn(shown, 16, 0, without="walk")
    assert len(drawn(PAIRS, 16, 0, without="dog")) == 2


def test_a_prompt() -> None:
    assert prompt_text((), "help") == "help ->"
    assert prompt_text(PAIRS[:1], "help") == "dog -> dogs\nhelp ->"
    assert prompt_text((), "help", "Do it.") == "Do it.\nhelp ->"


@pytest.mark.parametrize(
    ("text", "word"), [("Paris\n", "Paris"), ("“Paris”, or", "Paris"), ("", ""), (" .", "")]
)
def test_the_first_word(text: str, word: str) -> None:
    assert first_word(text) == word
    assert is_right("PARIS", ("Lyon", "Paris"))
    assert not is_right("", ("Paris",))


def test_a_task_of_ones_own_is_asked_pair_by_pair(reader: Any) -> None:
    assert own_counts(PAIRS) == (0, 1, 2)
    *_, found = trying(reader, PAIRS)
    assert [one.count for one in found] == [3, 3, 3]
    assert found[2].hits > found[0].hits
    assert next(iter(trying(reader, PAIRS, found[:2]))) == found, "it goes on from what is known"
    assert not own_counts(())


def test_a_whole_answer_is_the_product_of_its_tokens(reader: Any) -> None:
    vocabulary: Vocabulary = reader.vocabulary
    prompt, answer = vocabulary.encode("dog -> dogs\ncat ->"), vocabulary.encode(" catsuit")
    assert len(answer) > 1
    rows = list(reader.next_logits_of(prompts_along(prompt, answer)))
    expected = 1.0
    for row, token in zip(rows, answer, strict=True):
        raised = np.exp(row.astype(np.float64) - row.max())
        expected *= raised[token] / raised.sum()
    assert whole_probability(rows, answer) == pytest.approx(expected, rel=1e-6)
    assert prompts_along(prompt, ()) == [tuple(prompt)]


def test_only_a_space_that_all_answers_begin_with_is_read_too(reader: Any) -> None:
    vocabulary: Vocabulary = reader.vocabulary
    assert spaces_before(vocabulary, [" 12", " 19"]) == vocabulary.encode(" ")
    assert spaces_before(vocabulary, [" cats", " cats"]) == []
    assert spaces_before(vocabulary, [" 12", " cats"]) == []
    assert spaces_before(vocabulary, []) == []
