"""The histogram of all logits draws its counts, and labels are only text."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.logit_histogram import logit_histogram
from pages.foundations.next_token.logit_histogram_chart import Named, logit_histogram_figure
from tests.unit.pages.foundations.next_token.charted import NASTY, PREDICTION, TITLE


def named() -> list[Named]:
    top = PREDICTION.top(6).tolist()
    leading = [Named(NASTY, float(PREDICTION.logits[one])) for one in top]
    return [*leading, Named("mine", PREDICTION.logits.min().item(), own=True)]


@pytest.mark.parametrize("temperature", [0.05, 0.5, 2.0, 10.0])
def test_both_histograms_have_all_counts_and_every_name_a_row_of_its_own(
    temperature: float,
) -> None:
    result = logit_histogram(PREDICTION)
    figure = logit_histogram_figure(result, named(), temperature, True, TITLE)
    plain, divided, *names = figure.data
    assert sum(plain.y) == sum(divided.y) == 300
    np.testing.assert_allclose(divided.x, np.array(plain.x) / temperature)
    assert sorted(name.y[0] for name in names) == list(range(7))
    low, high = figure.layout.xaxis.range
    assert (low, high) == tuple(figure.layout.xaxis2.range), "one scale"
    for name in names:
        assert "<b>" not in name.text[0]
        assert low < name.x[0] < high
    assert "<b>" not in figure.layout.title.text


@pytest.mark.parametrize("temperature", [0.05, 2.0])
def test_no_line_crosses_a_name_below(temperature: float) -> None:
    figure = logit_histogram_figure(logit_histogram(PREDICTION), named(), temperature, True, TITLE)
    names = figure.data[2:]
    assert len(names) == 7
    for one in names:
        # the line of `one` goes down through the rows below it, whose names lie to one side
        for below in (other for other in names if other.y[0] > one.y[0]):
            if below.textposition == "middle right":
                assert one.x[0] <= below.x[0]
            elif one.marker.symbol == "circle":  # a person's own word may be far on the left
                assert one.x[0] >= below.x[0]
