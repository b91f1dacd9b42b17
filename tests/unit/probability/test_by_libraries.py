"""Our short metrics give what scikit-learn and scipy give, on cases drawn at random."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import optimize, special, stats
from scipy.spatial import distance
from sklearn import metrics
from sklearn.calibration import calibration_curve

from backend.probability.agreement import same_within, vote_right
from backend.probability.auroc import area
from backend.probability.bootstrap import mean_of
from backend.probability.calibration import BINS, reliability, right_counts
from backend.probability.divergence import divergence_bits, jensen_shannon_bits
from backend.probability.proportion import Proportion
from backend.probability.temperature_scaling import (
    best_temperature,
    negative_log_likelihood,
    scaled,
)

SEEDS = range(5)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_area_under_the_curve_with_ties(seed: int) -> None:
    rng = np.random.default_rng(seed)
    positive, negative = rng.integers(0, 12, 60) + 1.0, rng.integers(0, 12, 45) + 0.0
    labels = np.repeat([1, 0], [60, 45])
    scores = np.concatenate([positive, negative])
    assert area(positive, negative) == pytest.approx(metrics.roc_auc_score(labels, scores))
    ranks = stats.mannwhitneyu(positive, negative).statistic
    assert area(positive, negative) == pytest.approx(ranks / (60 * 45))


@pytest.mark.parametrize("seed", SEEDS)
def test_brier_score_reliability_diagram_and_calibration_error(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sure = rng.uniform(0, 1, 400)
    right = rng.random(400) < sure**2
    found = reliability(sure, right)
    assert found.brier == pytest.approx(metrics.brier_score_loss(right, sure))
    shares, confidences = calibration_curve(right, sure, n_bins=BINS, strategy="uniform")
    assert [one.right for one in found.bins] == pytest.approx(shares)
    assert [one.confidence for one in found.bins] == pytest.approx(confidences)
    counts, *_ = stats.binned_statistic(sure, sure, "count", bins=BINS, range=(0, 1))
    error = (counts / 400 * np.abs(shares - confidences)).sum()
    assert found.error == pytest.approx(error)


@pytest.mark.parametrize("seed", SEEDS)
def test_how_many_are_right_by_chance(seed: int) -> None:
    """Of the sum of independent answers, its mean, variance and skewness are sums of theirs."""
    each = np.random.default_rng(seed).uniform(0, 1, 50)
    chances, counts = right_counts(each), np.arange(51)
    mean, variance, skewness = stats.bernoulli.stats(each, moments="mvs")
    assert chances @ counts == pytest.approx(mean.sum())
    assert chances @ (counts - mean.sum()) ** 2 == pytest.approx(variance.sum())
    third = (skewness * variance**1.5).sum()
    assert chances @ (counts - mean.sum()) ** 3 == pytest.approx(third)
    assert right_counts(np.full(50, 0.3)) == pytest.approx(stats.binom.pmf(counts, 50, 0.3))


@pytest.mark.parametrize(("hits", "count"), [(0, 7), (1, 20), (10, 20), (36, 40), (200, 200)])
def test_the_interval_of_a_proportion(hits: int, count: int) -> None:
    expected = stats.binomtest(hits, count).proportion_ci(method="wilson")
    assert Proportion(hits, count).interval == pytest.approx(tuple(expected), abs=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_divergences(seed: int) -> None:
    p, q = np.random.default_rng(seed).dirichlet(np.full(500, 0.1), size=2) + 1e-9
    p, q = p / p.sum(), q / q.sum()
    assert divergence_bits(p, q) == pytest.approx(stats.entropy(p, q, base=2))
    expected = distance.jensenshannon(p, q, base=2) ** 2
    assert jensen_shannon_bits(p, q) == pytest.approx(expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_temperature_scaling(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(0, 3, (300, 4))
    right = np.array([rng.choice(4, p=special.softmax(row / 2)) for row in scores])
    assert scaled(scores, 1.7) == pytest.approx(special.softmax(scores / 1.7, axis=1))
    loss = metrics.log_loss(right, special.softmax(scores / 1.7, axis=1))
    assert negative_log_likelihood(scores, right, 1.7) == pytest.approx(loss)
    found = optimize.minimize_scalar(
        lambda t: negative_log_likelihood(scores, right, t), bounds=(0.1, 10), method="bounded"
    )
    assert best_temperature(scores, right) == pytest.approx(found.x, rel=1e-4)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bootstrap_interval_of_a_mean(seed: int) -> None:
    values = np.random.default_rng(seed).gamma(2, size=60)
    found = mean_of(values)
    other = stats.bootstrap((values,), np.mean, method="percentile", rng=seed).confidence_interval
    assert (found.low, found.high) == pytest.approx((other.low, other.high), abs=0.05)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_samples_that_are_the_same(seed: int) -> None:
    """Scipy knows of how many of all pairs both are of one kind, and of none of them."""
    counts = np.random.default_rng(seed).integers(1, 8, 6)
    kinds = np.repeat(np.arange(6), counts)
    apart = distance.pdist(kinds[:, None].astype(float), "hamming")
    assert same_within(counts) == pytest.approx(1 - apart.mean())


@pytest.mark.parametrize("right", range(10, 21))
def test_a_vote_between_two_answers(right: int) -> None:
    """Right in most of five samples of twenty: the hypergeometric distribution."""
    rng = np.random.default_rng(right)
    found = vote_right([[right, 20 - right]], [True, False], 5, rng, 4000)
    assert found == pytest.approx(stats.hypergeom(20, right, 5).sf(2), abs=0.03)
