"""A prediction: its order, its ranks, and what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from backend.probability.prediction import Prediction


def test_order_is_that_of_a_stable_sort_by_falling_logit() -> None:
    rng = np.random.default_rng(0)
    for logits in (
        rng.normal(size=4000).astype(np.float32) * 5,
        rng.integers(-3, 3, size=4000).astype(np.float32),  # mostly ties
        np.array([0.0, -0.0, 1.0, -0.0, 0.0, -np.inf, -1e-45, 1e-45], np.float32),
        np.array([3.4e38, -3.4e38, 0.0, 1e4, -1e4], np.float32),
    ):
        prediction = Prediction.of(logits)
        assert (prediction.order == np.argsort(-logits, kind="stable")).all()
        assert prediction.order.dtype == np.int32
        assert (np.diff(prediction.sorted_logits()[:-1]) <= 0).all()


def test_rank_and_top_agree_with_the_order() -> None:
    prediction = Prediction.of(np.array([1.0, 3.0, 2.0, 3.0]))
    assert prediction.top(3).tolist() == [1, 3, 2]
    assert [prediction.rank(token_id) for token_id in range(4)] == [4, 1, 3, 2]
    assert prediction.sorted_logits().tolist() == [3.0, 3.0, 2.0, 1.0]


def test_keeps_its_own_copy_and_lets_nobody_write() -> None:
    logits = np.array([1.0, 2.0], np.float32)
    prediction = Prediction.of(logits)
    logits[0] = 9.0
    assert prediction.logits.tolist() == [1.0, 2.0]
    for row in (prediction.logits, prediction.order):
        with pytest.raises(ValueError):
            row[0] = 5


@pytest.mark.parametrize(
    "logits", [[np.nan, 1.0], [np.inf, 0.0], [-np.inf, -np.inf], [], [[1.0]], [1e300, 0.0]]
)
def test_refuses_what_is_no_row_of_logits(logits: list[float]) -> None:
    with pytest.raises(ValueError, match="logits"):
        Prediction.of(np.array(logits))
