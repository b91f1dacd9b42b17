"""How figures of demonstrations are written, and what they compare."""

from __future__ import annotations

from typing import cast

import pytest

from backend.analyses.application import by_example, label_order
from backend.figures import (
    BetterTaught,
    CalledPositive,
    LeastTaught,
    Models,
    MostlyCalled,
    RuleKept,
    RuleShare,
    TaskCount,
    TaughtRight,
    TaughtShare,
    WhatIsWrong,
)
from backend.figures.of_application import proportion_text
from backend.figures.of_prompting import in_a_word
from backend.figures.scope import depend_on_weights
from backend.probability.proportion import Proportion

NO_MODELS = cast("Models", None)  # what was measured is read


@pytest.mark.parametrize(
    ("hits", "word"),
    [(0, "hardly any"), (2, "hardly any"), (3, "some"), (13, "some"), (14, "most")],
)
def test_a_proportion_in_a_word(hits: int, word: str) -> None:
    assert in_a_word(Proportion(hits, 20)) == word


def test_what_is_taught_better(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_example, "together", lambda *_, **__: Proportion(3, 10))
    for said, better in ((2, "demonstrations"), (4, "instruction")):
        monkeypatch.setattr(
            by_example, "instructed_together", lambda said=said, **_: Proportion(said, 10)
        )
        assert BetterTaught(4).computed(NO_MODELS) == better


def test_what_most_are_called(monkeypatch: pytest.MonkeyPatch) -> None:
    for hits, called in ((49, "positive"), (48, "negative")):
        monkeypatch.setattr(
            label_order, "called_positive", lambda _, hits=hits: Proportion(hits, 96)
        )
        assert MostlyCalled("NNNP").computed(NO_MODELS) == called
        assert CalledPositive("NNNP").computed(NO_MODELS).startswith(f"{hits} of 96 (")


def test_what_is_read() -> None:
    assert LeastTaught(("french", "plural"), 16).computed(NO_MODELS) == "french"
    assert LeastTaught(("plural", "french"), 16).computed(NO_MODELS) == "french"
    past = by_example.taught("past", 4).together
    assert TaughtRight("past", 4).computed(NO_MODELS) == proportion_text(past)
    assert TaughtShare("past", 4).computed(NO_MODELS) == in_a_word(past)
    assert WhatIsWrong("It was").computed(NO_MODELS) == "threshold"
    assert WhatIsWrong("Sentiment").computed(NO_MODELS) == "nothing"
    assert WhatIsWrong("Recommended").computed(NO_MODELS) == "order"
    assert " of 20 (" in RuleKept("ahoy").computed(NO_MODELS)
    assert RuleShare("ahoy").computed(NO_MODELS) == "hardly any"


def test_only_the_number_of_tasks_holds_for_any_weights() -> None:
    assert not depend_on_weights([TaskCount()])
    assert depend_on_weights([TaughtRight("past", 4)])
