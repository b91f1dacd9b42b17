"""All logits as a histogram, against numpy."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.logit_histogram import BINS, contenders, logit_histogram
from backend.probability.prediction import Prediction
from tests.unit.analyses.predictions import made_up
from tests.unit.softmax import softmax


def test_the_histogram_holds_the_whole_vocabulary(capital: Prediction) -> None:
    result = logit_histogram(capital)
    assert result.counts.sum() == result.size == 49_152
    assert len(result.counts) == BINS
    assert (result.edges[0], result.edges[-1]) == (result.lowest, result.highest)
    for place in (0, 17, 60, BINS - 1):  # the last bin holds its upper edge too
        low, high = result.edges[place], result.edges[place + 1]
        upto = capital.logits <= high if place == BINS - 1 else capital.logits < high
        assert result.counts[place] == ((capital.logits >= low) & upto).sum()


def test_the_figures_are_those_of_numpy_and_the_most_likely_token_stands_out(
    capital: Prediction,
) -> None:
    result = logit_histogram(capital)
    exact = capital.logits.astype(np.float64)
    assert result.median == np.median(exact)
    assert result.mean == pytest.approx(exact.mean())
    most_likely = (exact.max() - exact.mean()) / exact.std()
    assert result.above_mean(result.highest) == pytest.approx(most_likely)
    assert most_likely > result.expected_highest


def test_the_highest_of_a_bell_curve_is_where_blom_expects_it() -> None:
    rng = np.random.default_rng(0)
    highest = [rng.normal(size=5_000).max() for _ in range(400)]
    result = logit_histogram(made_up(size=5_000))
    assert result.expected_highest == pytest.approx(np.mean(highest), abs=0.06)


def test_impossible_tokens_are_counted_apart_and_equal_logits_have_no_spread() -> None:
    result = logit_histogram(Prediction.of(np.array([1.0, -np.inf, 1.0, 1.0])))
    assert (result.size, result.impossible) == (3, 1)
    assert result.above_mean(1.0) == 0.0
    assert logit_histogram(Prediction.of(np.array([2.0]))).expected_highest == 0.0


@pytest.mark.parametrize("temperature", [0.3, 1.0, 2.5])
def test_contenders_are_those_with_a_share_of_the_probability_of_the_most_likely(
    capital: Prediction, temperature: float
) -> None:
    probabilities = softmax(capital.logits, temperature)
    assert (
        contenders(capital, temperature, 0.013)
        == (probabilities >= 0.013 * probabilities.max()).sum()
    )
    assert contenders(capital, 0.0, 0.013) == 1
