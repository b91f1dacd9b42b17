"""The area under the ROC curve, against its two definitions."""

from __future__ import annotations

import numpy as np
import pytest

from backend.probability.auroc import area, auroc


def test_it_is_the_share_of_pairs_and_the_area_under_the_curve() -> None:
    rng = np.random.default_rng(3)
    positive, negative = rng.integers(0, 9, 40) / 4 + 0.5, rng.integers(0, 9, 30) / 4
    pairs = [(a > b) + (a == b) / 2 for a in positive for b in negative]
    assert area(positive, negative) == pytest.approx(np.mean(pairs))
    cuts = [np.inf, *sorted({*positive, *negative}, reverse=True)]
    hits = [float((positive >= cut).mean()) for cut in cuts]
    alarms = [float((negative >= cut).mean()) for cut in cuts]
    assert area(positive, negative) == pytest.approx(np.trapezoid(hits, alarms))


def test_apart_alike_and_the_other_way_round() -> None:
    assert area([3, 4], [1, 2]) == 1
    assert area([1, 2], [3, 4]) == 0
    assert area([1, 1], [1]) == 0.5


def test_the_interval_holds_the_area_and_is_the_same_every_time() -> None:
    rng = np.random.default_rng(0)
    positive, negative = rng.normal(1, 1, 50), rng.normal(0, 1, 50)
    found = auroc(positive, negative, resamples=300)
    assert found.low < found.area < found.high
    assert found == auroc(positive, negative, resamples=300)
    together = auroc(negative + 0.5, negative, paired=True, resamples=300)
    apart = auroc(negative + 0.5, negative, resamples=300)
    assert together.high - together.low < apart.high - apart.low
