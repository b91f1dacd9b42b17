"""Measures over generated texts, by hand."""

from __future__ import annotations

import math

import pytest

from backend.analyses.foundations.diversity import distinct, diversity, repeated_ngrams


def test_distinct_counts_within_a_run_and_is_a_mean_over_runs() -> None:
    assert distinct([1, 2, 1, 2], 1) == pytest.approx(2 / 4)
    assert distinct([1, 2, 1, 2], 2) == pytest.approx(2 / 3)
    assert math.isnan(distinct([1], 2))
    found = diversity([[1, 2, 1, 2], [1, 2, 3, 4], [5]], [[], [], []])
    assert found.distinct_2 == pytest.approx((2 / 3 + 1) / 2)  # the shortest has no pair


def test_a_loop_repeats_itself() -> None:
    assert repeated_ngrams([1, 2, 3, 4] * 5, 4) == pytest.approx(1 - 4 / 17)
    assert repeated_ngrams(list(range(20)), 4) == 0


def test_agreement_is_over_pairs_and_surprisal_over_tokens() -> None:
    runs = [[1, 2, 3, 4], [1, 2, 9, 9], [7, 7]]
    found = diversity(runs, [[1.0, 1.0, 1.0, 1.0], [2.0, 2.0, 2.0, 2.0], [6.0, 6.0]])
    assert found.agreement == pytest.approx((0.5 + 0 + 0) / 3)
    assert found.surprisal_bits == pytest.approx((4 + 8 + 12) / 10)
    assert found.repeated_4 == 0


def test_a_single_run_agrees_with_nobody() -> None:
    assert math.isnan(diversity([[1, 2]], [[1.0, 1.0]]).agreement)
