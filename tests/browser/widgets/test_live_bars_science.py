"""The arithmetic of the live bars, run in the browser, against backend.probability.sampling."""

from __future__ import annotations

import base64
import itertools
from typing import Any, get_args

import numpy as np
import pytest
from playwright.sync_api import Page

from backend.probability.prediction import Prediction
from backend.probability.sampling import (
    Order,
    Sampling,
    distribution,
    effective_choices,
    entropy_bits,
)
from tests.browser.modules import load_module
from tests.browser.widgets.live_bars_logits import logits

MEASURE = """
([sorted, cases, ranks]) => {
  const bytes = Uint8Array.from(atob(sorted), sign => sign.charCodeAt(0))
  const row = new Float32Array(bytes.buffer)
  const { reshape, probability, remainder } = window.science
  return cases.map(settings => {
    const shape = reshape(row, settings)
    const shares = ranks.map(rank => probability(row, settings, shape, rank))
    return { ...shape, shares, rest: remainder(row, settings, shape, ranks) }
  })
}
"""
CURVE = """
([sorted, rank, temperatures]) => {
  const bytes = Uint8Array.from(atob(sorted), sign => sign.charCodeAt(0))
  const row = new Float32Array(bytes.buffer)
  const { partition, probabilityCurve } = window.science
  const sums = temperatures.map(temperature => temperature && partition(row, temperature))
  return probabilityCurve(row, rank, temperatures, sums)
}
"""


def rows() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(5)
    one_finite = np.full(30, -np.inf, np.float32)
    one_finite[17] = -8
    return {
        "like a model": logits(0),
        "far apart": (rng.normal(size=800) * 1e4).astype(np.float32),
        "far below zero": (rng.normal(size=800) - 90).astype(np.float32),
        "all equal": np.zeros(64, np.float32),
        "ties": rng.integers(-4, 4, 300).astype(np.float32),
        "three": np.array([3, 2, 1], np.float32),
        "one finite": one_finite,
        "one token": np.array([4.0], np.float32),
    }


SETTINGS = [
    Sampling(temperature, top_k, top_p, min_p, order)
    for temperature, top_k, top_p, min_p, order in itertools.product(
        (0.0, 0.01, 0.7, 1.0, 2.0, 10.0),
        (0, 1, 5, 1000),
        (1.0, 0.9, 0.5, 0.0),
        (0.0, 0.05, 1.0),
        get_args(Order),
    )
]


@pytest.fixture
def science(page: Page) -> Page:
    load_module(page, "components/widgets/live_bars/science.js", "science")
    return page


def sorted_base64(prediction: Prediction) -> str:
    return base64.b64encode(prediction.sorted_logits().tobytes()).decode()


@pytest.mark.parametrize("name", rows())
def test_agrees_with_numpy(science: Page, name: str) -> None:
    prediction = Prediction.of(rows()[name])
    size = prediction.logits.size
    settings = SETTINGS if size < 10_000 else SETTINGS[::11]
    ranks = sorted({rank for rank in (1, 2, 3, 5, 6, 20, 500, size) if rank <= size})
    cases: list[dict[str, Any]] = [vars(sampling) for sampling in settings]
    measured = science.evaluate(MEASURE, [sorted_base64(prediction), cases, ranks])
    for sampling, found in zip(settings, measured, strict=True):
        expected = distribution(prediction.logits, sampling)[prediction.order]
        np.testing.assert_allclose(
            found["shares"],
            expected[np.array(ranks) - 1],
            rtol=1e-6,
            atol=1e-12,
            err_msg=str(sampling),
        )
        others = np.delete(expected, np.array(ranks) - 1).sum()
        assert found["rest"] == pytest.approx(others, abs=1e-12), sampling
        assert found["entropy"] == pytest.approx(entropy_bits(expected), abs=1e-9), sampling
        assert found["choices"] == pytest.approx(effective_choices(expected), rel=1e-9), sampling
        if sampling.temperature >= 0.7 and name != "far apart":  # else shares vanish to 0
            assert found["kept"] == np.count_nonzero(expected), sampling
        elif sampling.temperature == 0:
            assert found["kept"] == 1


def test_the_order_matters(science: Page) -> None:
    prediction = Prediction.of(np.array([3.0, 2.0, 1.0]))
    cases = [
        vars(Sampling(0.5, top_p=0.8, order=order))
        for order in ("temperature_first", "temperature_last")
    ]
    first, last = science.evaluate(MEASURE, [sorted_base64(prediction), cases, [1]])
    assert (first["kept"], last["kept"]) == (1, 2)


@pytest.mark.parametrize("name", ["like a model", "ties", "one finite"])
def test_the_curve_of_a_word_agrees_with_numpy(science: Page, name: str) -> None:
    prediction = Prediction.of(rows()[name])
    temperatures = [0, 0.01, 0.3, 1, 1.7, 10]
    for rank in (1, 2, 17):
        found = science.evaluate(CURVE, [sorted_base64(prediction), rank, temperatures])
        token_id = prediction.order[rank - 1]
        expected = [
            distribution(prediction.logits, Sampling(temperature))[token_id]
            for temperature in temperatures
        ]
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-15)
