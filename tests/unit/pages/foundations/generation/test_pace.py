"""How often a run is drawn: often where that is cheap, seldom where a room full of people draws."""

from __future__ import annotations

import time

import pytest

from backend.probability.sampling import Sampling
from pages.foundations.generation.run import slice_seconds
from pages.foundations.generation.session import Run


@pytest.mark.parametrize(
    ("drawing", "seconds"), [(0.01, 0.4), (0.1, 0.4), (0.5, 2.0), (1.0, 4.0), (60.0, 4.0)]
)
def test_a_slice_is_as_long_as_drawing_is_slow(
    monkeypatch: pytest.MonkeyPatch, drawing: float, seconds: float
) -> None:
    run = Run(32, 0, Sampling(), 0, begun=100.0)
    assert slice_seconds(None) == slice_seconds(run) == 0.4
    run.paused = 200.0
    monkeypatch.setattr(time, "monotonic", lambda: 200.0 + drawing)
    assert slice_seconds(run) == pytest.approx(seconds)
