"""Many samples of one distribution, against the binomial and brute force."""

from __future__ import annotations

import math

import numpy as np
import pytest

from backend.analyses.foundations.generation import generate, sampled_token
from backend.analyses.foundations.sampling_experiment import (
    binomial_interval,
    change,
    expected_distance,
    samples,
    sampling_experiment,
)
from backend.analyses.foundations.temperature_sweep import temperature_sweep
from backend.models import AutoregressiveModel
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution
from tests.unit.softmax import softmax

BEFORE = (5, 7)  # ids
TEXTS = [
    "The capital of France is",
    "The capital of Germany is",
    "Once upon a time there was a",
    "def fibonacci(n):\n",
    "The weather today is",
    "Roses are red, violets are",
    "I like apples, and I like",
    "The old lighthouse keeper opened the door and",
    "She went to the bank to make a",
    "In 1969 the first man",
    "Water boils at",
    "Paris",
    "The quick brown fox jumps over the",
    "My favourite animals: 🦜",
    "for i in range(10):\n    ",
    "The doctor said that",
    "Two plus two is",
    "A long time ago in a galaxy",
    "Dear Sir or Madam,",
    "The recipe needs flour, eggs and",
    "Il était une fois",
    "Die Hauptstadt von Deutschland ist",
    "To be or not to be, that is the",
    "import numpy as",
    "The opposite of hot is",
    "We hold these truths to be",
    "He opened the book and began to",
    "The stock market fell by",
    "Her name was",
    "The cat sat on the",
    "Photosynthesis turns light into",
    "The first rule of",
    "If it rains tomorrow, we will",
    "The square root of sixteen is",
    "Once the snow had melted,",
    "A good teacher always",
    "The river flows into the",
    "On Monday morning the",
    "Nobody knew why the",
    "The museum opens at",
]


def binomial(count: int, p: float) -> np.ndarray:
    return np.array([math.comb(count, k) * p**k * (1 - p) ** (count - k) for k in range(count + 1)])


@pytest.mark.parametrize("count", [10, 100])
@pytest.mark.parametrize("p", [1e-9, 0.01, 0.2, 0.5, 0.806, 0.999])
def test_the_interval_is_the_central_one_of_the_binomial(count: int, p: float) -> None:
    low, high = binomial_interval(count, p)
    probabilities = binomial(count, p)
    assert probabilities[low : high + 1].sum() >= 0.95 - 1e-12
    assert probabilities[:low].sum() < 0.025
    assert probabilities[high + 1 :].sum() <= 0.025 + 1e-12
    assert probabilities[:high].sum() < 0.975


def test_what_is_certain_has_no_interval() -> None:
    assert binomial_interval(100, 0.0) == (0, 0)
    assert binomial_interval(100, 1.0) == (100, 100)


def test_the_mean_distance_is_that_of_brute_force() -> None:
    probabilities = np.array([0.55, 0.25, 0.15, 0.05])
    by_hand = 0.5 * sum(
        (binomial(20, p) * np.abs(np.arange(21) / 20 - p)).sum() for p in probabilities.tolist()
    )
    assert expected_distance(probabilities, 20) == pytest.approx(by_hand, rel=1e-9)
    assert expected_distance(np.array([0.0, 1.0]), 20) == 0


def test_samples_add_up_and_their_distance_is_over_the_whole_vocabulary(
    capital: Prediction,
) -> None:
    sampling = Sampling(temperature=1.5)
    result = sampling_experiment(capital, sampling, samples(capital, sampling, 3, BEFORE, 1000))
    assert result.counts.sum() == result.count == 1000
    assert result.probabilities.sum() == pytest.approx(1)
    probabilities = distribution(capital.logits, sampling)
    # the Gumbel-max trick, written out: seed, length and ids make the noise, a row a sample
    noise = np.random.default_rng((3, len(BEFORE), *BEFORE)).random((50, probabilities.size))
    by_hand = (np.log(probabilities) - np.log(-np.log(noise))).argmax(axis=1)
    again = sampling_experiment(capital, sampling, samples(capital, sampling, 3, BEFORE, 50))
    for token, times in zip(again.ids, again.counts[:-1].tolist(), strict=True):
        assert times == (by_hand == token).sum()
    assert again.different == len(set(by_hand.tolist()))
    shares = np.bincount(by_hand, minlength=probabilities.size) / 50
    assert again.distance == pytest.approx(0.5 * np.abs(shares - probabilities).sum())


def test_most_counts_of_many_samples_lie_in_their_intervals(capital: Prediction) -> None:
    hot = Sampling(2.0)
    many = [
        sampling_experiment(capital, hot, samples(capital, hot, seed, BEFORE, 100))
        for seed in range(60)
    ]
    inside = np.array([one.inside for one in many])
    assert inside.mean() >= 0.95 - 0.02
    distances = [one.distance for one in many]
    assert np.mean(distances) == pytest.approx(many[0].expected_distance, rel=0.02)


def test_a_new_seed_leaves_the_distribution_and_a_new_temperature_moves_it(
    capital: Prediction,
) -> None:
    plain, hot = Sampling(), Sampling(2.0)

    def sampled(sampling: Sampling, seed: int) -> tuple[Sampling, np.ndarray]:
        return sampling, samples(capital, sampling, seed, BEFORE, 100)

    new_seed = change(capital, sampled(plain, 1), sampled(plain, 2))
    assert new_seed.distribution_moved == 0
    assert new_seed.counts_moved > 0
    assert new_seed.before.entropy == new_seed.after.entropy
    assert (new_seed.before.probabilities == new_seed.after.probabilities).all()
    new_temperature = change(capital, sampled(plain, 1), sampled(hot, 1))
    probabilities = [softmax(capital.logits, temperature) for temperature in (1, 2)]
    by_hand = 0.5 * np.abs(probabilities[0] - probabilities[1]).sum()
    assert new_temperature.distribution_moved == pytest.approx(by_hand)
    assert new_temperature.after.entropy > new_temperature.before.entropy
    nothing = change(capital, sampled(plain, 1), sampled(plain, 1))
    assert (nothing.counts_moved, nothing.same) == (0, 100)


def test_greedy_samples_are_all_the_same_and_as_expected(capital: Prediction) -> None:
    greedy = Sampling(0.0)
    result = sampling_experiment(capital, greedy, samples(capital, greedy, 5, BEFORE, 100))
    assert result.counts[0] == 100
    assert result.inside.all()
    assert (result.distance, result.expected_distance, result.different) == (0, 0, 1)


def test_shared_noise_keeps_as_many_samples_as_its_formula_says(capital: Prediction) -> None:
    """Of two distributions p and q under one Gumbel noise, both give token i with probability
    1 / sum over j of max(p_j / p_i, q_j / q_i) (Daliri, Musco and Suresh 2025, "Coupling without
    communication"); independent samples would agree with sum p_i q_i only.
    """
    one, other = Sampling(2.0), Sampling(2.2)
    p, q = (distribution(capital.logits, sampling) for sampling in (one, other))
    order = np.argsort(-p / q)  # where p_j / p_i is the greater one: all up to i
    p, q = p[order], q[order]
    up_to, after = np.cumsum(p), np.append(np.cumsum(q[::-1])[::-1][1:], 0)
    agree = (1 / (up_to / p + after / q)).sum()
    sampled = [samples(capital, sampling, 1, BEFORE, 1000) for sampling in (one, other)]
    same = change(capital, (one, sampled[0]), (other, sampled[1])).same / 1000
    assert same == pytest.approx(agree, abs=0.04)  # four standard deviations
    assert agree > 10 * (p * q).sum()


def test_one_seed_gives_one_token_everywhere(smollm2: AutoregressiveModel) -> None:
    """The button of Next token, sample 0 of many, Generation and Temperatures: 40 of 40 texts."""
    settings = (Sampling(), Sampling(1.7), Sampling(0.8, 50, 0.9))
    for seed, text in enumerate(TEXTS):
        sampling, ids = settings[seed % 3], smollm2.encode(text)
        logits = smollm2.next_logits(ids)
        button = sampled_token(logits, sampling, seed, ids)
        three, two = (
            samples(Prediction.of(logits), sampling, seed, ids, count).tolist() for count in (3, 2)
        )
        assert three[:2] == two, text
        written = next(generate(smollm2, ids, sampling, seed, 1, ())).id
        assert button == three[0] == written, text
        if sampling == Sampling(sampling.temperature):  # nothing cut
            sweep = temperature_sweep(smollm2, ids, [sampling.temperature], [seed], 1, ())
            assert next(sweep).runs[0].ids == (button,), text
    assert len(TEXTS) == 40
