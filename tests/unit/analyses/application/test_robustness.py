"""Robustness: the set, what was measured on it, and what the page says of that."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from backend.analyses.application.robustness import SET, means, measured, moved, prompts
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
