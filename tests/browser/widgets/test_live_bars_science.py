"""The arithmetic of the live bars, run in the browser, against backend.probability.sampling."""

from __future__ import annotations

import base64
import itertools
from typing import Any, get_args

import numpy as np
import pytest
from playwright.sync_api import Page

from backend.analyses.foundations.temperature_curves import peak_temperature
from backend.models import AutoregressiveModel
from backend.probability.prediction import Prediction
from backend.probability.sampling import (
    Order,
    Sampling,
    candidates_left,
    distribution,
    entropy_bits,
    perplexity,
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
PEAKS = """
([sorted, ranks]) => {
  const bytes = Uint8Array.from(atob(sorted), sign => sign.charCodeAt(0))
  const row = new Float32Array(bytes.buffer)
  return ranks.map(rank => window.science.peakTemperature(row, rank))
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
        assert found["rest"] == pytest.approx(others, rel=1e-9, abs=1e-320), sampling
        assert found["entropy"] == pytest.approx(entropy_bits(expected), abs=1e-9), sampling
        assert found["perplexity"] == pytest.approx(perplexity(expected), rel=1e-9), sampling
        assert found["candidates"] == candidates_left(expected) <= found["kept"], sampling


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


@pytest.fixture(scope="module")
def capital(smollm2: AutoregressiveModel) -> Prediction:
    return Prediction.of(smollm2.next_logits(smollm2.encode("The capital of France is")))


def test_what_is_left_when_it_is_cold_is_summed(science: Page, capital: Prediction) -> None:
    """One minus 20 tokens said 0, which was written "<10⁻³⁰⁰"."""
    cases = [vars(Sampling(temperature)) for temperature in (0.15, 0.1)]
    found = science.evaluate(MEASURE, [sorted_base64(capital), cases, list(range(1, 21))])
    assert [one["rest"] for one in found] == pytest.approx([1.3e-16, 5.8e-25], rel=0.02)


def test_candidates_left_are_not_the_whole_vocabulary(science: Page, capital: Prediction) -> None:
    cold, last = Sampling(0.01), Sampling(0.01, min_p=1e-9, order="temperature_last")
    settings = [cold, Sampling(0.01, top_k=1000), last]
    settings += [Sampling(temperature) for temperature in (0.02, 0.03, 0.05, 0.1, 1)]
    cases = [vars(sampling) for sampling in settings]
    found = science.evaluate(MEASURE, [sorted_base64(capital), cases, [1]])
    counted = [candidates_left(distribution(capital.logits, one)) for one in settings]
    assert [one["candidates"] for one in found] == counted
    assert counted[:2] == [57, 57]
    gaps = capital.logits.max() - capital.logits.astype(
        np.float64
    )  # e to the -745 is float64's end
    assert (gaps < 7.44).sum() <= 57 <= (gaps < 7.46).sum()
    assert counted[-1] == 49_152


def test_the_peak_of_a_token_agrees_with_numpy(science: Page, capital: Prediction) -> None:
    ranks = np.unique(np.geomspace(1, capital.logits.size, 260).astype(int))[-200:].tolist()
    found = science.evaluate(PEAKS, [sorted_base64(capital), [1, *ranks]])
    expected = [peak_temperature(capital.logits, int(capital.order[rank - 1])) for rank in ranks]
    assert found[0] == 0
    assert len(ranks) == 200
    assert [one is None for one in found[1:]] == [one is None for one in expected]
    known = [(one, other) for one, other in zip(found[1:], expected, strict=True) if other]
    assert len(known) > 100
    there, here = np.array(known).T
    np.testing.assert_allclose(there, here, rtol=1e-6)
    ties = Prediction.of(np.array([2.0, 2.0, 1.0, -np.inf]))
    assert science.evaluate(PEAKS, [sorted_base64(ties), [1, 2, 4]]) == [0, 0, None]
