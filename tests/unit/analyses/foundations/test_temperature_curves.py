"""Probabilities over the temperature, against a softmax at each."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.temperature_curves import (
    TEMPERATURES,
    peak_temperature,
    temperature_curves,
)
from backend.models import AutoregressiveModel
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


@pytest.mark.parametrize("seed", range(4))
def test_the_top_token_only_loses_and_every_other_gains_up_to_its_peak(seed: int) -> None:
    """What the page says below the curves, up to temperatures far beyond its axis."""
    logits = made_up(seed).logits
    temperatures = np.geomspace(0.05, 1e4, 400)
    rows = np.array([softmax(logits, temperature) for temperature in temperatures])
    means = rows @ logits  # weighted by the probabilities
    top = logits.argmax()
    assert (np.diff(rows[:, top]) <= 0).all()
    for token in (one for one in range(logits.size) if one != top):
        gains = np.diff(rows[:, token]) > -1e-15
        below_mean = logits[token] < means[1:]  # at the end of each step
        assert gains[below_mean].all(), "it gains while its logit is below the weighted mean"
        above_mean = logits[token] > means[:-1]
        assert not (np.diff(rows[:, token]) > 1e-15)[above_mean].any(), "and loses above it"
        if logits[token] < logits.mean():
            assert gains.all(), "below the plain mean it gains at every temperature"


def test_the_second_token_can_lose_on_both_sides_of_one(smollm2: AutoregressiveModel) -> None:
    """So "the top token gains below 1, the others above 1" would be false."""
    logits = smollm2.next_logits(smollm2.encode("The old lighthouse keeper opened the door and"))
    second = int(logits.argsort()[-2])
    peak = peak_temperature(logits, second)
    assert peak is not None
    assert 0.3 < peak < 0.7
    cold, plain, hot = (softmax(logits, temperature)[second] for temperature in (peak, 1, 1.5))
    assert cold > plain > hot


def test_a_token_that_cannot_come_has_no_peak() -> None:
    assert peak_temperature(np.array([1.0, -np.inf, 0.0]), 1) is None


def test_temperatures_rise_from_greedy_to_the_highest() -> None:
    assert (TEMPERATURES[0], TEMPERATURES[-1]) == (0, 10)
    assert (np.diff(TEMPERATURES) > 0).all()
