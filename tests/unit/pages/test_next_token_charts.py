"""The charts below Next token draw the numbers of their analyses, and labels are only text."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.logit_histogram import logit_histogram
from backend.analyses.foundations.sampling_experiment import change, sampling_experiment
from backend.analyses.foundations.temperature_curves import temperature_curves
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling
from components.charts.titles import ending, left_reading_of
from pages.foundations.next_token.logit_histogram_chart import Named, logit_histogram_figure
from pages.foundations.next_token.sampling_experiment_chart import (
    change_figure,
    sampling_experiment_figure,
    widest_count,
)
from pages.foundations.next_token.temperature_curves_chart import (
    AXES,
    Axis,
    temperature_curves_figure,
)

PREDICTION = Prediction.of(np.random.default_rng(2).normal(size=300) * 3)
TITLE = left_reading_of("smollm2", "<b>mine</b>", "T = 1")
NASTY = "<b>bold</b> and rather long"


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


def test_counts_add_up_and_those_outside_their_band_have_another_sign() -> None:
    draws = sampling_experiment(PREDICTION, Sampling(), 5, 100)
    labels = [NASTY] * len(draws.counts)
    figure = sampling_experiment_figure(draws, labels, TITLE)
    bars, _, *dots = figure.data
    assert sum(bars.x) == pytest.approx(100)
    assert sum(sum(one.x) for one in dots) == 100
    outside = sum(len(one.x) for one in dots if one.marker.symbol == "x")
    assert outside == (~draws.inside).sum()
    assert all("<b>" not in text for text in figure.layout.yaxis.ticktext)


def test_two_changes_share_their_scale() -> None:
    one = change(PREDICTION, (Sampling(), 1), (Sampling(), 2), 100, 6)
    two = change(PREDICTION, (Sampling(), 1), (Sampling(0.2), 1), 100, 6)
    widest = widest_count(one, two)
    assert widest >= two.after.counts.max()
    figures = [change_figure(each, ["x"] * 7, widest, TITLE) for each in (one, two)]
    assert figures[0].layout.xaxis.range == figures[1].layout.xaxis.range
    after, before = figures[0].data[:2]
    assert list(after.x) == list(before.x), "another seed leaves the bars where they are"


def test_the_end_of_a_text_shows_its_last_spaces() -> None:
    assert ending("") == "the start token alone"
    assert ending("one two") == "“one two”"
    assert ending("one two ") == "“one two␣”"
    assert ending("x" * 100) == f"“…{'x' * 36}”"
    assert ending("one\ntwo") == "“one⏎two”"
