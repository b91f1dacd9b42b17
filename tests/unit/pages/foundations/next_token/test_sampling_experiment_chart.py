"""The chart of many samples experiment their counts, and labels are only text."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.sampling_experiment import change, samples, sampling_experiment
from backend.probability.sampling import Sampling
from pages.foundations.next_token.sampling_experiment_chart import (
    change_figure,
    sampling_experiment_figure,
    widest_count,
)
from tests.unit.pages.foundations.next_token.charted import NASTY, PREDICTION, TITLE


def sampled(sampling: Sampling, seed: int) -> tuple[Sampling, np.ndarray]:
    return sampling, samples(PREDICTION, sampling, seed, (), 100)


def test_counts_add_up_and_those_outside_their_interval_have_another_symbol() -> None:
    experiment = sampling_experiment(PREDICTION, *sampled(Sampling(), 5))
    labels = [NASTY] * len(experiment.counts)
    figure = sampling_experiment_figure(experiment, labels, TITLE)
    bars, _, *dots = figure.data
    assert sum(bars.x) == pytest.approx(100)
    assert sum(sum(one.x) for one in dots) == 100
    outside = sum(len(one.x) for one in dots if one.marker.symbol == "x")
    assert outside == (~experiment.inside).sum()
    assert all("<b>" not in text for text in figure.layout.yaxis.ticktext)


def test_two_changes_share_their_scale() -> None:
    one = change(PREDICTION, sampled(Sampling(), 1), sampled(Sampling(), 2), 6)
    two = change(PREDICTION, sampled(Sampling(), 1), sampled(Sampling(0.2), 1), 6)
    widest = widest_count(one, two)
    assert widest >= two.after.counts.max()
    figures = [change_figure(each, ["x"] * 7, widest, TITLE) for each in (one, two)]
    assert figures[0].layout.xaxis.range == figures[1].layout.xaxis.range
    after, before = figures[0].data[:2]
    assert list(after.x) == list(before.x), "another seed leaves the bars where they are"
