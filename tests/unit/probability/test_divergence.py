"""Total variation and Kullback-Leibler divergence, against brute force."""

from __future__ import annotations

import math

import numpy as np
import pytest

from backend.probability.divergence import divergence_bits, total_variation


def test_distance_and_divergence_are_those_of_brute_force() -> None:
    p, q = np.array([0.5, 0.25, 0.25]), np.array([0.25, 0.25, 0.5])
    sums = [[0, 1], [0, 2], [1, 2], [0], [1], [2]]
    assert total_variation(p, q) == max(p[part].sum() - q[part].sum() for part in sums) == 0.25
    assert divergence_bits(p, q) == pytest.approx(0.5 * 1 + 0 + 0.25 * -1)
    assert divergence_bits(p, p) == 0
    assert divergence_bits(p, np.array([0.5, 0.5, 0.0])) == math.inf
    assert divergence_bits(np.array([0.5, 0.5, 0.0]), p) == pytest.approx(0.5)
