"""How figures of sets are written, and what they count."""

from __future__ import annotations

from typing import cast

import pytest

from backend.analyses.application import does_not_exist, open_book
from backend.figures import BestSignal, FactCount, LeastRatio, Models, NoteOrTruth, StatementCount
from backend.figures.of_application import auroc_text, proportion_text
from backend.figures.scope import depend_on_weights
from backend.probability.auroc import Auroc
from backend.probability.proportion import Proportion

NO_MODELS = cast("Models", None)  # what was measured is read


def test_they_are_written_with_their_intervals() -> None:
    assert proportion_text(Proportion(37, 40)) == "37 of 40 (80\u00a0% to 97\u00a0%)"
    assert auroc_text(Auroc(0.915, 0.8649, 0.9589)) == "0.92 (0.86 to 0.96)"


def test_what_is_said_most_often_after_a_false_note(monkeypatch: pytest.MonkeyPatch) -> None:
    assert NoteOrTruth().computed(NO_MODELS) == "note"
    monkeypatch.setattr(open_book, "following", lambda note, *, real: Proportion(10, 60))
    monkeypatch.setattr(open_book, "right", lambda note: Proportion(30, 60))
    assert NoteOrTruth().computed(NO_MODELS) == "truth"


def test_counts_and_the_best_of_three() -> None:
    made_up = [one for one in does_not_exist.of("chat") if not one.thing.real]
    assert FactCount("chat").computed(NO_MODELS) == str(sum(not one.declined for one in made_up))
    assert BestSignal("sentence").computed(NO_MODELS) == "lowest"


def test_only_the_size_of_the_set_holds_for_any_weights() -> None:
    assert not depend_on_weights([StatementCount()])
    assert depend_on_weights([LeastRatio()])
