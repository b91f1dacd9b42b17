"""Calibration against its definitions, against a simulation, and where the answer is known."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest

from backend.probability.calibration import (
    BINS,
    bin_of,
    chance_errors,
    reliability,
    right_counts,
)


def forecasts(seed: int, count: int = 300) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    sure = rng.uniform(0.25, 1, count)
    return sure, rng.random(count) < sure**2


def test_brier_score_and_bins_are_as_they_are_defined() -> None:
    sure, right = forecasts(1)
    found = reliability(sure, right)
    pairs = list(zip(sure.tolist(), right.tolist(), strict=True))
    assert found.brier == pytest.approx(sum((p - o) ** 2 for p, o in pairs) / 300)
    held = [
        [(p, o) for p, o in pairs if low < p * BINS <= low + 1 or (low == 0 and p == 0)]
        for low in range(BINS)
    ]
    held = [one for one in held if one]
    assert [one.count for one in found.bins] == [len(one) for one in held]
    assert [one.right for one in found.bins] == pytest.approx(
        [sum(o for _, o in one) / len(one) for one in held]
    )
    assert [one.confidence for one in found.bins] == pytest.approx(
        [sum(p for p, _ in one) / len(one) for one in held]
    )
    assert (found.share_right, found.confidence) == pytest.approx((right.mean(), sure.mean()))


def test_the_error_is_the_weighted_distance() -> None:
    found = reliability([0.9, 0.9, 0.9, 0.9, 0.55, 0.55], [1, 1, 1, 0, 1, 0])
    assert found.error == pytest.approx((4 * 0.15 + 2 * 0.05) / 6)
    assert reliability([1, 1], [True, True]).error == 0
    assert reliability([1, 1], [False, False]).error == reliability([1, 1], [0, 0]).brier == 1


def test_an_edge_belongs_to_the_bin_below_it() -> None:
    assert bin_of(np.array([0, 0.05, 0.1, 0.1001, 0.25, 0.9, 0.95, 1])).tolist() == [
        0, 0, 0, 1, 2, 8, 9, 9
    ]  # fmt: skip


def test_counts_of_equal_answers_are_binomial() -> None:
    plain = [comb(12, k) * 0.3**k * 0.7 ** (12 - k) for k in range(13)]
    assert right_counts([0.3] * 12) == pytest.approx(plain)
    assert right_counts([]) == pytest.approx([1])
    (only,) = reliability([0.75] * 40, [True] * 30 + [False] * 10).bins
    up_to = np.cumsum([comb(40, k) * 0.75**k * 0.25 ** (40 - k) for k in range(41)])
    assert [only.low, only.high] == [int((up_to < share).sum()) / 40 for share in (0.025, 0.975)]


def test_chance_is_what_a_simulation_of_perfect_forecasters_shows() -> None:
    sure, _ = forecasts(2, 200)
    errors = chance_errors(sure, draws=20_000)
    found = reliability(sure, np.ones(200))
    assert found.chance_error == pytest.approx(errors.mean(), abs=3e-4)
    assert errors.tolist() == sorted(errors.tolist())
    rng = np.random.default_rng(5)
    inside = []
    for _ in range(400):
        drawn = reliability(sure, rng.random(200) < sure)
        inside += [one.low - 1e-9 <= one.right <= one.high + 1e-9 for one in drawn.bins]
    assert 0.95 <= np.mean(inside) < 1


def test_a_perfect_forecaster_is_within_chance_and_a_boaster_is_not() -> None:
    rng = np.random.default_rng(11)
    sure = rng.uniform(0.3, 0.9, 400)
    limit = float(np.quantile(chance_errors(sure), 0.95))
    assert reliability(sure, rng.random(400) < sure).error < limit
    assert reliability(sure, rng.random(400) < sure / 2).error > limit


@pytest.mark.parametrize(
    ("sure", "right"), [([], []), ([0.5], [1, 0]), ([1.1], [1]), ([-0.1], [1]), ([np.nan], [1])]
)
def test_what_is_no_forecast_is_refused(sure: list[float], right: list[int]) -> None:
    with pytest.raises(ValueError, match="confidence"):
        reliability(sure, right)
