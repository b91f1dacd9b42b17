"""A mean and its interval, against the one that holds for many values."""

from __future__ import annotations

import numpy as np
import pytest

from backend.probability.bootstrap import mean_of


def test_of_many_values_the_interval_is_that_of_the_normal_distribution() -> None:
    values = np.random.default_rng(3).gamma(2, size=900)
    found = mean_of(values)
    half = 1.96 * values.std() / 30  # the root of 900
    assert found.mean == values.mean()
    assert found.mean - found.low == pytest.approx(half, rel=0.1)
    assert found.high - found.mean == pytest.approx(half, rel=0.1)


def test_it_is_the_same_every_time_and_of_equal_values_nothing_is_uncertain() -> None:
    assert mean_of([1, 2, 4]) == mean_of([1, 2, 4])
    alike = mean_of([0.5, 0.5])
    assert alike.low == alike.mean == alike.high
