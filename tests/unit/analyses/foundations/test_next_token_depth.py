"""The analyses below Next token, against plain numpy and brute force."""

from __future__ import annotations

import math

import numpy as np
import pytest

from backend.analyses.foundations.distribution_shift import LISTED, distribution_shift
from backend.analyses.foundations.logit_histogram import BINS, contenders, logit_histogram
from backend.analyses.foundations.sampling_experiment import (
    binomial_band,
    change,
    expected_distance,
    sampling_experiment,
)
from backend.analyses.foundations.temperature_curves import (
    TEMPERATURES,
    peak_temperature,
    temperature_curves,
)
from backend.models import AutoregressiveModel
from backend.probability.divergence import divergence_bits, total_variation
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution


def softmax(logits: np.ndarray, temperature: float) -> np.ndarray:
    heated = logits.astype(np.float64) / temperature
    weights = np.exp(heated - heated.max())
    return weights / weights.sum()


def made_up(seed: int = 0, size: int = 400, spread: float = 3.0) -> Prediction:
    return Prediction.of(np.random.default_rng(seed).normal(size=size) * spread)


@pytest.fixture(scope="module")
def capital(smollm2: AutoregressiveModel) -> Prediction:
    return Prediction.of(smollm2.next_logits(smollm2.encode("The capital of France is")))


# --- all logits ---------------------------------------------------------------------------------


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


# --- over temperature ---------------------------------------------------------------------------


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


# --- many draws ---------------------------------------------------------------------------------


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
    inside = np.array([lot.inside for lot in samples])
    assert inside.mean() >= 0.95 - 0.02
    distances = [lot.distance for lot in samples]
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


# --- two texts ----------------------------------------------------------------------------------


def test_distance_and_divergence_are_those_of_brute_force() -> None:
    p, q = np.array([0.5, 0.25, 0.25]), np.array([0.25, 0.25, 0.5])
    sums = [[0, 1], [0, 2], [1, 2], [0], [1], [2]]
    assert total_variation(p, q) == max(p[part].sum() - q[part].sum() for part in sums) == 0.25
    assert divergence_bits(p, q) == pytest.approx(0.5 * 1 + 0 + 0.25 * -1)
    assert divergence_bits(p, p) == 0
    assert divergence_bits(p, np.array([0.5, 0.5, 0.0])) == math.inf
    assert divergence_bits(np.array([0.5, 0.5, 0.0]), p) == pytest.approx(0.5)


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
