"""The curves over the temperature draw their numbers, and labels are only text."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.temperature_curves import temperature_curves
from pages.foundations.next_token.temperature_curves_chart import (
    AXES,
    Axis,
    temperature_curves_figure,
)
from tests.unit.pages.foundations.next_token.charted import NASTY, PREDICTION, TITLE


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("highest", [3.0, 10.0])
def test_the_curves_end_where_the_axis_does_and_look_different(axis: Axis, highest: float) -> None:
    ids = PREDICTION.top(7).tolist()
    curves = temperature_curves(PREDICTION, ids)
    figure = temperature_curves_figure(curves, [NASTY] * 7, 6, 1.0, highest, axis, TITLE)
    *lines, others, choices = figure.data
    assert len(lines) == 7
    for line in (*lines, others, choices):
        assert line.x[-1] == highest
    assert len({(line.line.color, line.line.dash) for line in (*lines, others)}) == 8
    assert all("<b>" not in line.name for line in lines)
    np.testing.assert_allclose(np.log2(choices.y), curves.entropy[: len(choices.y)], atol=1e-9)
