"""Two texts, one temperature: which tokens gain and which lose, against numpy."""

from __future__ import annotations

import math

import numpy as np
import pytest

from backend.analyses.foundations.distribution_shift import LISTED, distribution_shift
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling
from tests.unit.analyses.predictions import made_up
from tests.unit.softmax import softmax


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0])
def test_who_gained_and_who_lost(temperature: float) -> None:
    first, second = made_up(1), made_up(2)
    result = distribution_shift(first, second, Sampling(temperature))
    p, q = (softmax(one.logits, temperature) for one in (first, second))
    assert result.distance == pytest.approx(0.5 * np.abs(p - q).sum())
    assert result.first_to_second_bits == pytest.approx((p * np.log2(p / q)).sum())
    assert result.second_to_first_bits == pytest.approx((q * np.log2(q / p)).sum())
    assert [moved.token_id for moved in result.gained] == np.argsort(p - q)[:LISTED].tolist()
    assert [moved.token_id for moved in result.lost] == np.argsort(q - p)[:LISTED].tolist()
    assert result.gained[0].change == pytest.approx((q - p).max())
    gains = np.maximum(q - p, 0).sum()
    assert result.distance == pytest.approx(gains), "what some gain the others lose"


def test_the_same_text_twice_changes_nothing() -> None:
    result = distribution_shift(made_up(), made_up(), Sampling())
    assert (result.distance, result.first_to_second_bits) == (0, 0)
    assert result.gained == result.lost == ()


def test_greedy_most_likely_tokens_that_differ_are_infinitely_far_apart() -> None:
    first = Prediction.of(np.array([1.0, 2.0]))
    second = Prediction.of(np.array([2.0, 1.0]))
    result = distribution_shift(first, second, Sampling(0.0))
    assert result.distance == 1
    assert result.first_to_second_bits == math.inf
