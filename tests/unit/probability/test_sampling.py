"""Sampling against transformers' own warpers, and the truths that hold for every distribution."""

from __future__ import annotations

import itertools
from typing import get_args

import numpy as np
import pytest
import torch
from transformers import (
    MinPLogitsWarper,
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

from backend.probability.sampling import (
    Order,
    Sampling,
    distribution,
    entropy_bits,
    generator_after,
    perplexity,
    sample,
    sample_one,
)


def by_transformers(logits: np.ndarray, sampling: Sampling) -> np.ndarray:
    """The same settings through the warpers that `generate` uses, in float64."""
    heat = TemperatureLogitsWarper(sampling.temperature)
    cuts = []
    if sampling.top_k > 0:
        cuts.append(TopKLogitsWarper(sampling.top_k))
    if sampling.top_p < 1:
        cuts.append(TopPLogitsWarper(sampling.top_p))
    if sampling.min_p > 0:
        cuts.append(MinPLogitsWarper(sampling.min_p))
    warpers = [heat, *cuts] if sampling.order == "temperature_first" else [*cuts, heat]
    scores = torch.tensor(logits, dtype=torch.float64)[None]
    for warper in warpers:
        scores = warper(torch.zeros((1, 0), dtype=torch.long), scores)
    return scores.softmax(-1)[0].numpy()


def rows() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(7)
    gaps = rng.normal(size=300) * 3
    gaps[rng.random(300) < 0.3] = -np.inf
    one_finite = np.full(50, -np.inf)
    one_finite[31] = -4.0
    return {
        "random": rng.normal(size=2000) * 4,
        "far apart": rng.normal(size=500) * 1e4,
        "all negative": rng.normal(size=500) - 90,
        "some impossible": gaps,
        "one finite": one_finite,
        "one token": np.array([2.5]),
        "float32": (rng.normal(size=3000) * 3).astype(np.float32),
        "three": np.array([3.0, 2.0, 1.0]),
        "ties on top": np.array([1.0, 5.0, 5.0, 5.0, 0.0, -2.0]),
    }


SETTINGS = [
    Sampling(temperature, top_k, top_p, min_p, order)
    for temperature, top_k, top_p, min_p, order in itertools.product(
        (0.01, 0.5, 1.0, 2.0, 10.0),
        (0, 1, 40),
        (1.0, 0.8, 0.05, 0.0),
        (0.0, 0.1, 1.0),
        get_args(Order),
    )
]


@pytest.mark.parametrize("name", rows())
def test_agrees_with_the_warpers_of_transformers(name: str) -> None:
    logits = rows()[name]
    for sampling in SETTINGS:
        ours, theirs = distribution(logits, sampling), by_transformers(logits, sampling)
        # Ties across the edge of the nucleus: both keep equally many of them, but not the same
        # ones (transformers' sort is not stable), so there only the sorted masses must agree.
        if name == "ties on top":
            ours, theirs = np.sort(ours), np.sort(theirs)
        np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-15, err_msg=str(sampling))


def test_where_a_tie_straddles_the_nucleus_the_lower_ids_stay() -> None:
    logits = np.array([0.0, 4.0, 4.0, 4.0, 4.0])
    kept = np.flatnonzero(distribution(logits, Sampling(top_p=0.5)))
    theirs = by_transformers(logits, Sampling(top_p=0.5))
    assert kept.tolist() == [1, 2, 3]
    assert np.count_nonzero(theirs) == 3


@pytest.mark.parametrize("name", rows())
@pytest.mark.parametrize("temperature", [0.0, 1e-300, 0.01, 1.0, 10.0])
def test_sums_to_one_and_never_ranks_a_lower_logit_higher(name: str, temperature: float) -> None:
    logits = rows()[name]
    probabilities = distribution(logits, Sampling(temperature))
    assert probabilities.dtype == np.float64
    assert probabilities.shape == logits.shape
    assert abs(probabilities.sum() - 1) < 1e-12
    falling = probabilities[np.argsort(-logits, kind="stable")]
    assert (np.diff(falling) <= 0).all()


def test_the_nucleus_is_the_smallest_set_that_reaches_p() -> None:
    logits = np.random.default_rng(1).normal(size=5000) * 2
    plain = np.sort(distribution(logits, Sampling()))[::-1]
    for p in (0.1, 0.5, 0.9, 0.999):
        size = np.count_nonzero(distribution(logits, Sampling(top_p=p)))
        assert plain[:size].sum() >= p > plain[: size - 1].sum()


def test_top_k_keeps_every_tie_with_the_kth() -> None:
    logits = np.array([1.0, 3.0, 2.0, 2.0, 2.0, 0.0])
    kept = np.flatnonzero(distribution(logits, Sampling(top_k=2)))
    assert kept.tolist() == [1, 2, 3, 4]


def test_the_order_matters() -> None:
    logits = np.array([3.0, 2.0, 1.0])
    first = distribution(logits, Sampling(0.5, top_p=0.8, order="temperature_first"))
    last = distribution(logits, Sampling(0.5, top_p=0.8, order="temperature_last"))
    assert np.count_nonzero(first) == 1
    assert np.count_nonzero(last) == 2


def test_greedy_is_the_first_of_the_highest() -> None:
    probabilities = distribution(np.array([1.0, 7.0, 7.0]), Sampling(0.0, top_k=2))
    assert probabilities.tolist() == [0.0, 1.0, 0.0]


@pytest.mark.parametrize(
    "logits",
    [
        [np.nan, 1.0],
        [np.inf, 1.0],
        [-np.inf, -np.inf],
        [],
        [[1.0, 2.0]],
    ],
)
def test_refuses_what_is_no_row_of_logits(logits: list[float]) -> None:
    for temperature in (0.0, 1.0):
        with pytest.raises(ValueError, match="logits"):
            distribution(np.array(logits), Sampling(temperature))


@pytest.mark.parametrize(
    "settings",
    [
        {"temperature": -0.1},
        {"temperature": 10.1},
        {"temperature": float("nan")},
        {"temperature": float("inf")},
        {"temperature": "1"},
        {"temperature": None},
        {"temperature": True},
        {"top_k": -1},
        {"top_k": 2.5},
        {"top_k": "3"},
        {"top_k": float("inf")},
        {"top_p": 1.01},
        {"top_p": -0.01},
        {"min_p": 2},
        {"min_p": [0.1]},
        {"order": "sideways"},
        {"order": ["temperature_first"]},
    ],
)
def test_nonsense_settings_are_refused_or_leave_the_others_alone(settings: dict) -> None:
    with pytest.raises(ValueError):
        Sampling(**settings)
    before = Sampling(0.7, 5, 0.9, 0.1, "temperature_last")
    assert Sampling.from_untrusted(settings, before) == before
    kept = "top_p" if "top_k" in settings else "top_k"
    mixed = Sampling.from_untrusted({**settings, kept: 1, "unknown": 3}, before)
    assert getattr(mixed, kept) == 1
    assert mixed.temperature == 0.7


@pytest.mark.parametrize("values", [None, 3, "temperature", [1, 2]])
def test_settings_that_are_no_settings_fall_back(values: object) -> None:
    assert Sampling.from_untrusted(values) == Sampling()


def test_a_seed_draws_the_same_tokens_and_never_one_that_was_cut() -> None:
    probabilities = distribution(np.arange(30.0) / 5, Sampling(top_k=4))
    ids = sample(probabilities, np.random.default_rng(3), count=20_000)
    again = sample(probabilities, np.random.default_rng(3), count=20_000)
    assert (ids == again).all()
    shares = np.bincount(ids, minlength=30) / 20_000
    assert (shares[probabilities == 0] == 0).all()
    np.testing.assert_allclose(shares, probabilities, atol=0.015)


class Highest(np.random.Generator):
    def random(self, size: int) -> np.ndarray:  # type: ignore[override]
        return np.full(size, np.nextafter(1.0, 0.0))


def test_the_highest_random_number_still_falls_on_a_token() -> None:
    probabilities = np.array([0.1] * 3 + [0.7 - 1e-17, 0.0, 0.0])
    assert sample(probabilities, Highest(np.random.PCG64(0))).tolist() == [3]


@pytest.mark.parametrize("probabilities", [[0.0, 0.0], [-0.1, 1.1], [np.nan, 1.0], [[1.0]]])
def test_refuses_to_sample_from_no_distribution(probabilities: list) -> None:
    with pytest.raises(ValueError):
        sample(np.array(probabilities), np.random.default_rng(0))


def test_no_two_texts_share_their_noise() -> None:
    """`default_rng((1, 5))` is `default_rng((1, 5, 0))`: numpy fills up with zeros."""
    texts = list(itertools.product((0, 1, 5), repeat=3))
    texts += [*itertools.product((0, 1, 5), repeat=2), (0,), (1,), (5,), (), (0,) * 4]
    first = {
        (seed, text): generator_after(seed, text).random() for seed in (0, 1) for text in texts
    }
    assert len(set(first.values())) == len(first)


def test_sample_k_has_the_same_noise_under_all_settings() -> None:
    probabilities = distribution(np.arange(30.0) / 5, Sampling())
    many = sample(probabilities, generator_after(1, (2, 3)), 50)
    assert many[0] == sample_one(probabilities, generator_after(1, (2, 3)))
    cut = np.where(probabilities >= np.sort(probabilities)[-4], probabilities, 0)
    kept = sample(cut / cut.sum(), generator_after(1, (2, 3)), 50)
    left = cut[many] > 0
    assert left.any()
    assert (kept[left] == many[left]).all(), "what wins among all wins among fewer"


def test_entropy_of_equal_choices() -> None:
    assert entropy_bits(np.full(8, 1 / 8)) == pytest.approx(3)
    assert perplexity(np.full(8, 1 / 8)) == pytest.approx(8)
    assert entropy_bits(np.array([0.0, 1.0])) == 0
    assert perplexity(np.array([0.0, 1.0])) == 1


def test_samples_have_the_probabilities_they_are_taken_with() -> None:
    probabilities = np.array([0.5, 0.3, 0.0, 0.2])
    sampled = [
        sample_one(probabilities, np.random.default_rng((7, number))) for number in range(20_000)
    ]
    shares = np.bincount(sampled, minlength=4) / len(sampled)
    np.testing.assert_allclose(shares, probabilities, atol=0.015)  # four standard deviations
    assert shares[2] == 0


def test_samples_stay_the_same_where_logits_are_off_by_a_little() -> None:
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 2, 20_000)
    hot = Sampling(temperature=1.5)
    off = logits + rng.normal(0, 2e-5, logits.size)
    same = [
        sample_one(distribution(logits, hot), np.random.default_rng((1, number)))
        == sample_one(distribution(off, hot), np.random.default_rng((1, number)))
        for number in range(300)
    ]
    assert all(same)


@pytest.mark.parametrize("bad", [[[0.5, 0.5]], [0.5, np.nan], [1.0, -0.1], [0.0, 0.0]])
def test_one_sample_refuses_what_is_no_distribution(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="probabilit"):
        sample_one(np.array(bad), np.random.default_rng(0))
