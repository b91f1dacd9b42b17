"""A mean and its interval; that it is what scipy gives, `test_by_libraries` holds."""

from __future__ import annotations

from backend.probability.bootstrap import mean_of


def test_it_is_the_same_every_time_and_holds_the_mean() -> None:
    found = mean_of([1, 2, 4, 9])
    assert found == mean_of([1, 2, 4, 9])
    assert found.low < found.mean == 4 < found.high


def test_of_equal_values_nothing_is_uncertain() -> None:
    alike = mean_of([0.5, 0.5])
    assert alike.low == alike.mean == alike.high == 0.5
