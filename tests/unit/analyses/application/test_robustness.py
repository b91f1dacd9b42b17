"""Robustness: the set, what was measured on it, and what the page says of that."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from backend.analyses.application import robustness
from backend.analyses.application.robustness import (
    SET,
    means,
    measured,
    moved,
    moving,
    prompts,
    word_of,
)
from backend.analyses.application.text_changes import CHANGES

SAMPLE = (0, 23, 41, 59)


def test_the_set_has_ten_beginnings_of_each_of_six_kinds() -> None:
    every = prompts()
    assert len({one.text for one in every}) == len(every) == 60
    assert [one.word in one.text and len(one.word) >= 4 for one in every] == [True] * 60
    assert {len(bits) for bits in measured().values()} == {60}
    assert list(measured()) == [one.id for one in CHANGES]
    assert json.loads(SET.read_text(encoding="utf-8"))["source"]


@pytest.mark.parametrize("number", SAMPLE)
def test_what_is_shipped_is_computed_anew(reader: Any, number: int) -> None:
    one = prompts()[number]
    for each in moved(reader, one.text, one.word):
        assert each.bits == pytest.approx(measured()[each.change.id][number], abs=1e-3)


def test_the_means_and_their_intervals_are_in_their_order() -> None:
    found = means()
    assert [one.mean for one in found] == sorted((one.mean for one in found), reverse=True)
    for one in found:
        assert one.mean == pytest.approx(np.mean(measured()[one.change.id]))
        assert 0 < one.low < one.mean < one.high < 1


def test_a_space_moves_more_than_a_typo_and_a_typo_more_than_a_quotation_mark() -> None:
    """What the page says; that a typo's mean is above 0.45, as in a prototype, did not hold."""
    found = {one.change.id: one for one in means()}
    assert found["space"].mean > 0.9
    assert found["space"].low > found["swapped"].high
    assert found["swapped"].low > 0.15 > found["quotation_mark"].high


def test_the_word_is_that_of_the_set_or_the_longest() -> None:
    one = prompts()[12]
    assert word_of(one.text) == one.word
    assert word_of("Some other sentence is") == "sentence"


def test_it_goes_on_from_where_it_was(reader: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robustness, "TOGETHER", 20)
    text = "Good morning"
    steps = list(moving(reader, text, "morning"))
    assert [len(one) for one in steps] == sorted({len(one) for one in steps})
    assert len(steps) > 3
    assert len(steps[-1]) == len(CHANGES)
    *_, again = moving(reader, text, "morning", known=steps[1])
    assert again[: len(steps[1])] == steps[1]
    monkeypatch.undo()
    for one, other in zip(again, moved(reader, text, "morning"), strict=True):
        assert (one.change, one.text, one.top_after) == (other.change, other.text, other.top_after)
        assert one.bits == pytest.approx(other.bits, abs=1e-3)


def test_an_empty_text_has_changes_too(reader: Any) -> None:
    found = {one.change.id: one for one in moved(reader, "", "")}
    assert found["space"].bits > 0
    assert found["lower"].bits == 0
