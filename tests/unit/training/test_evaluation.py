"""Intervals of what was measured."""

from __future__ import annotations

import numpy as np
import pytest

from backend.training.evaluation import bootstrap


def test_bootstrap_interval_of_a_known_case() -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(3.0, 2.0, 400)
    alone = bootstrap(values, np.arange(400))
    assert alone.high - alone.low == pytest.approx(2 * 1.96 * values.std() / 20, rel=0.1)
    # the same values four times over are no new evidence, if the four are one group
    again = bootstrap(np.repeat(values, 4), np.repeat(np.arange(400), 4))
    assert (again.low, again.high) == pytest.approx((alone.low, alone.high))
