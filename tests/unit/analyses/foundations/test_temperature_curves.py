"""Probabilities over the temperature, against a softmax at each."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.temperature_curves import (
    TEMPERATURES,
    peak_temperature,
    temperature_curves,
)
from backend.probability.prediction import Prediction
from tests.unit.analyses.predictions import made_up
from tests.unit.softmax import softmax


def test_the_curves_are_softmax_at_every_temperature(capital: Prediction) -> None:
    ids = capital.top(6).tolist()
    curves = temperature_curves(capital, ids)
    for temperature in (0.01, 0.3, 0.7, 1.0, 1.5, 2.0, 3.0, 10.0):
        (step,) = np.flatnonzero(curves.temperatures == temperature)
        probabilities = softmax(capital.logits, temperature)
        np.testing.assert_allclose(
            curves.probabilities[step], probabilities[ids], rtol=1e-9, atol=1e-300
        )
        assert curves.others[step] == pytest.approx(np.delete(probabilities, ids).sum(), rel=1e-9)
        plain = -(
            probabilities[probabilities > 0] * np.log2(probabilities[probabilities > 0])
        ).sum()
        assert curves.entropy[step] == pytest.approx(plain, abs=1e-9)
    np.testing.assert_allclose(curves.probabilities.sum(axis=1) + curves.others, 1, atol=1e-12)
    assert (np.diff(curves.entropy) >= -1e-12).all(), "heat never makes the choice narrower"


def test_at_zero_the_first_of_the_highest_has_all() -> None:
    curves = temperature_curves(Prediction.of(np.array([1.0, 5.0, 5.0, 0.0])), [1, 2])
    assert curves.temperatures[0] == 0
    assert curves.probabilities[0].tolist() == [1.0, 0.0]
    assert curves.peaks == (0.0, 0.0)


@pytest.mark.parametrize("seed", range(4))
def test_a_peak_is_the_highest_point_of_a_fine_curve(seed: int) -> None:
    prediction = made_up(seed)
    fine = np.linspace(0.01, 10, 2_000)
    rows = np.array([softmax(prediction.logits, temperature) for temperature in fine])
    for token_id in prediction.order[[1, 5, 40, 150, 300, 399]].tolist():
        best = fine[rows[:, token_id].argmax()]
        peak = peak_temperature(prediction.logits, token_id)
        if peak is None:
            assert best == fine[-1]
        else:
            assert peak == pytest.approx(best, abs=0.006)


def test_a_token_that_cannot_come_has_no_peak() -> None:
    assert peak_temperature(np.array([1.0, -np.inf, 0.0]), 1) is None


def test_temperatures_rise_from_greedy_to_the_highest() -> None:
    assert (TEMPERATURES[0], TEMPERATURES[-1]) == (0, 10)
    assert (np.diff(TEMPERATURES) > 0).all()
