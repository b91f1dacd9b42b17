"""How figures of many samples are written, and what they count."""

from __future__ import annotations

from typing import cast

import pytest

from backend.analyses.application import agreement_and_truth, consistency, majority_vote
from backend.analyses.application import within_and_between as both
from backend.figures import (
    AgreementAuroc,
    AgreementTells,
    AgreementTrend,
    AskedCount,
    DifferentAnswers,
    MeanAgreement,
    Models,
    MoreAlike,
    SampleCount,
    TopAnswer,
    TopCount,
    VoteAgainst,
    VoteShare,
    WordingCount,
)
from backend.figures.of_consistency import entropy_text, points_text, share_text
from backend.figures.scope import depend_on_weights
from backend.numbers import SPACE
from backend.probability.auroc import Auroc
from backend.probability.bootstrap import Mean

NO_MODELS = cast("Models", None)  # what was measured is read


def test_means_are_written_with_their_intervals() -> None:
    found = Mean(0.434, 0.3, 0.571)
    assert share_text(found).replace(SPACE, " ") == "43 % (30 % to 57 %)"
    assert points_text(Mean(0.006, -0.021, 0.034)) == "+0.6 (−2.1 to +3.4)"
    assert entropy_text(Mean(1.519, 1.2, 1.8)) == "1.52 (1.20 to 1.80)"


def test_the_most_frequent_answer_and_how_often_it_came() -> None:
    every = consistency.measured(0.7)[0]
    asked = ("capital", "Australia", 0.7)
    assert TopAnswer(*asked).computed(NO_MODELS) == every[0].top
    assert TopCount(*asked, wording=2).computed(NO_MODELS) == str(every[1].top_count)
    forms = {form for one in every for form, _ in one.counts}
    assert DifferentAnswers(*asked).computed(NO_MODELS) == str(len(forms))


@pytest.mark.parametrize(
    ("gain", "said"),
    [
        (Mean(0.1, 0.02, 0.2), "more"),
        (Mean(-0.1, -0.2, -0.02), "less"),
        (Mean(0, -0.1, 0.1), "same"),
    ],
)
def test_a_difference_counts_where_its_interval_has_no_zero(
    monkeypatch: pytest.MonkeyPatch, gain: Mean, said: str
) -> None:
    for name in ("gain", "gain_over_one"):
        monkeypatch.setattr(majority_vote, name, lambda _: gain)
    monkeypatch.setattr(both, "apart", lambda _: gain)
    for what in ("greedy", "one"):
        assert VoteAgainst(0.7, what).computed(NO_MODELS) == said
    alike = {"more": "within", "less": "between", "same": "same"}
    assert MoreAlike(0.7).computed(NO_MODELS) == alike[said]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Auroc(0.7, 0.6, 0.8), "some"),
        (Auroc(0.6, 0.45, 0.7), "nothing"),
        (Auroc(0.97, 0.9, 1), "all"),
    ],
)
def test_what_agreement_tells(monkeypatch: pytest.MonkeyPatch, found: Auroc, said: str) -> None:
    monkeypatch.setattr(agreement_and_truth, "told", lambda *_: found)
    assert AgreementTells(0.7).computed(NO_MODELS) == said


def test_how_agreement_changes_with_temperature(monkeypatch: pytest.MonkeyPatch) -> None:
    means = {0.3: Mean(0.8, 0.7, 0.9), 1.0: Mean(0.5, 0.4, 0.6), 2.0: Mean(0.55, 0.45, 0.65)}
    monkeypatch.setattr(consistency, "mean_agreement", means.get)
    assert AgreementTrend(0.3, 1.0).computed(NO_MODELS) == "falls"
    assert AgreementTrend(1.0, 0.3).computed(NO_MODELS) == "rises"
    assert AgreementTrend(1.0, 2.0).computed(NO_MODELS) == "stays"


def test_only_the_sizes_of_the_set_hold_for_any_weights() -> None:
    assert not depend_on_weights([AskedCount(), WordingCount(), SampleCount()])
    for one in (MeanAgreement(0.7), VoteShare(0.7, 1), AgreementAuroc(0.7)):
        assert depend_on_weights([one])
