"""Many samples of one distribution, against the binomial and brute force."""

from __future__ import annotations

import math

import numpy as np
import pytest

from backend.analyses.foundations.sampling_experiment import (
    binomial_band,
    change,
    expected_distance,
    sampling_experiment,
)
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution
from tests.unit.softmax import softmax


def binomial(count: int, p: float) -> np.ndarray:
    return np.array([math.comb(count, k) * p**k * (1 - p) ** (count - k) for k in range(count + 1)])


@pytest.mark.parametrize("count", [10, 100])
@pytest.mark.parametrize("p", [1e-9, 0.01, 0.2, 0.5, 0.806, 0.999])
def test_the_band_is_the_central_one_of_the_binomial(count: int, p: float) -> None:
    low, high = binomial_band(count, p)
    probabilities = binomial(count, p)
    assert probabilities[low : high + 1].sum() >= 0.95 - 1e-12
    assert probabilities[:low].sum() < 0.025
    assert probabilities[high + 1 :].sum() <= 0.025 + 1e-12
    assert probabilities[:high].sum() < 0.975


def test_what_is_certain_has_no_band() -> None:
    assert binomial_band(100, 0.0) == (0, 0)
    assert binomial_band(100, 1.0) == (100, 100)


def test_the_mean_distance_is_that_of_brute_force() -> None:
    probabilities = np.array([0.55, 0.25, 0.15, 0.05])
    by_hand = 0.5 * sum(
        (binomial(20, p) * np.abs(np.arange(21) / 20 - p)).sum() for p in probabilities.tolist()
    )
    assert expected_distance(probabilities, 20) == pytest.approx(by_hand, rel=1e-9)
    assert expected_distance(np.array([0.0, 1.0]), 20) == 0


def test_draws_add_up_and_their_distance_is_over_the_whole_vocabulary(capital: Prediction) -> None:
    sampling = Sampling(temperature=1.5)
    result = sampling_experiment(capital, sampling, seed=3, count=1000)
    assert result.counts.sum() == result.count == 1000
    assert result.probabilities.sum() == pytest.approx(1)
    probabilities = distribution(capital.logits, sampling)
    # the same inversion of the cumulative distribution, written out
    points = np.random.default_rng(3).random(1000) * probabilities.sum()
    drawn = np.array([int(np.argmax(np.cumsum(probabilities) > point)) for point in points[:50]])
    again = sampling_experiment(capital, sampling, seed=3, count=50)
    for token, times in zip(again.ids, again.counts[:-1].tolist(), strict=True):
        assert times == (drawn == token).sum()
    assert again.different == len(set(drawn.tolist()))
    shares = np.bincount(drawn, minlength=probabilities.size) / 50
    assert again.distance == pytest.approx(0.5 * np.abs(shares - probabilities).sum())


def test_most_counts_of_many_samples_lie_in_their_bands(capital: Prediction) -> None:
    samples = [sampling_experiment(capital, Sampling(2.0), seed, 100) for seed in range(60)]
    inside = np.array([one.inside for one in samples])
    assert inside.mean() >= 0.95 - 0.02
    distances = [one.distance for one in samples]
    assert np.mean(distances) == pytest.approx(samples[0].expected_distance, rel=0.02)


def test_resampling_leaves_the_distribution_and_reshaping_moves_it(capital: Prediction) -> None:
    plain, hot = Sampling(), Sampling(2.0)
    resampled = change(capital, (plain, 1), (plain, 2), 100)
    assert resampled.distribution_moved == 0
    assert resampled.counts_moved > 0
    assert resampled.before.entropy == resampled.after.entropy
    assert (resampled.before.probabilities == resampled.after.probabilities).all()
    reshaped = change(capital, (plain, 1), (hot, 1), 100)
    probabilities = [softmax(capital.logits, temperature) for temperature in (1, 2)]
    by_hand = 0.5 * np.abs(probabilities[0] - probabilities[1]).sum()
    assert reshaped.distribution_moved == pytest.approx(by_hand)
    assert reshaped.after.entropy > reshaped.before.entropy
    nothing = change(capital, (plain, 1), (plain, 1), 100)
    assert (nothing.counts_moved, nothing.same) == (0, 100)


def test_greedy_draws_are_all_the_same_and_as_expected(capital: Prediction) -> None:
    result = sampling_experiment(capital, Sampling(0.0), 5, 100)
    assert result.counts[0] == 100
    assert result.inside.all()
    assert (result.distance, result.expected_distance, result.different) == (0, 0, 1)
