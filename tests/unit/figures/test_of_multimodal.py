"""Figures of hearing are what was measured, written in one way."""

from __future__ import annotations

from typing import Any

import pytest

from backend.analyses.application import no_speech, noise_ladder
from backend.analyses.application.noise_ladder import Interval
from backend.figures import (
    CaptionCount,
    HowManyWrong,
    HowWellTold,
    StillWords,
    WordsWrong,
    WrittenFor,
)
from backend.figures.of_multimodal import rate_text, share_text
from backend.numbers import SPACE

NO_MODELS: Any = None  # they need none


RATES = [(0.0, "0 %"), (0.127, "13 %"), (0.994, "99 %"), (1.0, "100 %"), (1.236, "124 %")]


@pytest.mark.parametrize(("rate", "written"), RATES)
def test_a_rate_in_whole_percent_also_over_all(rate: float, written: str) -> None:
    assert share_text(rate) == written.replace(" ", SPACE)


def test_an_interval() -> None:
    told = rate_text(Interval(0.2, 0.1, 1.1)).replace(SPACE, " ")
    assert told == "20 % (10 % to 110 %)"


def test_figures_are_those_of_the_analyses() -> None:
    rate = noise_ladder.words_wrong(0)
    assert WordsWrong(0).computed(NO_MODELS) == rate_text(rate)
    assert CaptionCount().computed(NO_MODELS) == str(no_speech.captions().hits)
    (hiss,) = [one for one in no_speech.measured() if one.made.id == "hiss"]
    assert WrittenFor("hiss").computed(NO_MODELS) == f"“{hiss.written}”"
    assert WrittenFor("hiss", forbidden=True).computed(NO_MODELS) == f"“{hiss.forbidden}”"


def test_words_for_how_much() -> None:
    rates = [noise_ladder.words_wrong(rung).mean for rung in noise_ladder.RUNGS]
    words = [HowManyWrong(rung).computed(NO_MODELS) for rung in noise_ladder.RUNGS]
    order = ["few", "many", "most"]
    by_rate = [word for _, word in sorted(zip(rates, words, strict=True))]
    assert by_rate == sorted(words, key=order.index)
    assert StillWords(None).computed(NO_MODELS) == "words"
    assert HowWellTold().computed(NO_MODELS) in ("well", "somewhat", "hardly")
