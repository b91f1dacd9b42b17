"""Total variation and Kullback-Leibler divergence, against brute force."""

from __future__ import annotations

import math

import numpy as np
import pytest

from backend.probability.divergence import divergence_bits, jensen_shannon_bits, total_variation


def test_distance_and_divergence_are_those_of_brute_force() -> None:
    p, q = np.array([0.5, 0.25, 0.25]), np.array([0.25, 0.25, 0.5])
    sums = [[0, 1], [0, 2], [1, 2], [0], [1], [2]]
    assert total_variation(p, q) == max(p[part].sum() - q[part].sum() for part in sums) == 0.25
    assert divergence_bits(p, q) == pytest.approx(0.5 * 1 + 0 + 0.25 * -1)
    assert divergence_bits(p, p) == 0
    assert divergence_bits(p, np.array([0.5, 0.5, 0.0])) == math.inf
    assert divergence_bits(np.array([0.5, 0.5, 0.0]), p) == pytest.approx(0.5)


def test_jensen_and_shannons_is_that_of_entropies_and_at_most_a_bit() -> None:
    def entropy(p: np.ndarray) -> float:
        return -sum(one * math.log2(one) for one in p.tolist() if one)

    rng = np.random.default_rng(3)
    for _ in range(20):
        p, q = rng.dirichlet(np.full(6, 0.3), size=2)
        by_entropies = entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2
        assert jensen_shannon_bits(p, q) == pytest.approx(by_entropies)
        assert jensen_shannon_bits(p, q) == pytest.approx(jensen_shannon_bits(q, p))
    assert jensen_shannon_bits(p, p) == 0
    assert jensen_shannon_bits(np.array([1.0, 0.0]), np.array([0.0, 1.0])) == 1
