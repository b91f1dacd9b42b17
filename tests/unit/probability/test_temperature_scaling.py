"""Temperature on four scores, against PyTorch and a plain search."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn.functional import cross_entropy

from backend.probability.temperature_scaling import (
    HIGHEST,
    LOWEST,
    best_temperature,
    negative_log_likelihood,
    scaled,
)


def scores(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    found = rng.normal(0, 3, (150, 4))
    right = np.array([rng.choice(4, p=one) for one in scaled(found, 1.8)])
    return found, right


@pytest.mark.parametrize("temperature", [0.1, 0.7, 1, 10])
def test_it_is_a_softmax(temperature: float) -> None:
    found, right = scores()
    shares = scaled(found, temperature)
    logits = torch.tensor(found / temperature)
    assert shares == pytest.approx(logits.softmax(dim=1).numpy())
    cost = negative_log_likelihood(found, right, temperature)
    assert cost == pytest.approx(float(cross_entropy(logits, torch.tensor(right))))


def test_very_low_scores_and_one_question_alone() -> None:
    assert scaled([-1e4, -1e4 - 1, -2e4, -3e4], 0.1).sum() == pytest.approx(1)
    assert scaled([0, 0, 0, 0]).tolist() == [0.25] * 4


def test_the_best_temperature_is_the_lowest_of_many() -> None:
    found, right = scores()
    many = np.geomspace(LOWEST, HIGHEST, 3_000)
    costs = [negative_log_likelihood(found, right, one) for one in many]
    assert best_temperature(found, right) == pytest.approx(many[int(np.argmin(costs))], rel=2e-3)


def test_scores_that_are_always_or_never_right_lead_to_the_ends() -> None:
    found = np.tile([2.0, 1.0, 0.0, -1.0], (20, 1))
    assert best_temperature(found, np.zeros(20, int)) == pytest.approx(LOWEST, rel=0.01)
    assert best_temperature(found, np.full(20, 3)) == pytest.approx(HIGHEST, rel=0.01)
