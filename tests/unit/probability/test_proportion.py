"""The interval of a proportion."""

from __future__ import annotations

import pytest

from backend.probability.proportion import Proportion


def test_wilsons_interval() -> None:
    """Against the example of Brown, Cai and DasGupta 2001: none of ten."""
    low, high = Proportion(0, 10).interval
    assert low == pytest.approx(0, abs=1e-12)
    assert high == pytest.approx(0.2775, abs=1e-4)
    low, high = Proportion(59, 60).interval
    assert (low, high) == pytest.approx((0.9114, 0.9971), abs=1e-4)
