"""How figures of changes are written, and what they count."""

from __future__ import annotations

from typing import cast

import pytest

from backend.analyses.application import same_fact
from backend.analyses.application.robustness import means
from backend.figures import (
    ChangeBits,
    LargestChange,
    MeanChangeBits,
    Models,
    MostOutcome,
    OutcomeCount,
    PromptCount,
    SameFactCount,
)
from backend.figures.of_robustness import mean_bits_text
from backend.figures.scope import depend_on_weights
from backend.probability.proportion import Proportion

NO_MODELS = cast("Models", None)  # what was measured is read


def test_a_mean_is_written_with_its_interval() -> None:
    one = means()[0]
    assert mean_bits_text(one) == f"{one.mean:.2f} ({one.low:.2f} to {one.high:.2f})"
    assert MeanChangeBits(one.change.id).computed(NO_MODELS) == mean_bits_text(one)


def test_the_largest_of_several_does_not_depend_on_their_order() -> None:
    for chosen in (("space", "swapped"), ("swapped", "space")):
        assert LargestChange(chosen).computed(NO_MODELS) == "space"


def test_how_most_facts_come_out(monkeypatch: pytest.MonkeyPatch) -> None:
    hits = {"all": 9, "mixed": 21, "none": 10}
    monkeypatch.setattr(same_fact, "counted", lambda which: Proportion(hits[which], 40))
    assert MostOutcome().computed(NO_MODELS) == "mixed"
    assert OutcomeCount("none").computed(NO_MODELS).startswith("10 of 40 (")


def test_only_the_sizes_of_the_sets_hold_for_any_weights() -> None:
    assert not depend_on_weights([PromptCount(), SameFactCount()])
    for one in (MeanChangeBits("space"), OutcomeCount("all"), ChangeBits("It is", "space")):
        assert depend_on_weights([one])
