"""Counts of many samples beside the counts that the exact probabilities predict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from backend.analyses.foundations.sampling_experiment import Change, SamplingExperiment
from backend.numbers import SPACE, precise_text, quantity_text
from components.charts.labels import plain, short
from components.charts.number_axes import COUNTS
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, room_for

_ROW = 26  # pixels
_FOOT = 96


def sampling_experiment_figure(
    experiment: SamplingExperiment, labels: Sequence[str], title: dict[str, Any]
) -> go.Figure:
    """A row a token: the expected count as a bar, its interval as a thin line, the count as a dot.

    Args:
        labels: one a token, and one for all others.
    """
    figure = go.Figure()
    rows = np.arange(len(labels))
    figure.add_trace(_expected(experiment, labels, "expected: P × samples"))
    figure.add_trace(
        go.Scatter(
            x=np.stack(
                [experiment.low, experiment.high, np.full(len(rows), np.nan)], axis=1
            ).ravel(),
            y=np.repeat(rows, 3),
            mode="lines+markers",
            name=f"95{SPACE}% binomial interval",
            line={"color": colour("text"), "width": 1.5},
            marker={
                "symbol": "line-ns",
                "size": 9,
                "line": {"color": colour("text"), "width": 1.5},
            },
            hoverinfo="skip",
        )
    )
    for inside, name, symbol in (
        (True, "sampled", "circle"),
        (False, "outside its interval", "x"),
    ):
        chosen = np.flatnonzero(experiment.inside == inside)
        if chosen.size:
            figure.add_trace(_dots(experiment, chosen, labels, name, symbol))
    return _laid_out(figure, labels, title, _widest(experiment), _ROW)


def change_figure(
    change: Change, labels: Sequence[str], widest: float, title: dict[str, Any]
) -> go.Figure:
    """Two experiments: probabilities before as an outline, after as a bar; the counts as dots.

    Args:
        labels: one a token, and one for all others.
        widest: the count at which the axis ends, so that two figures can have one scale.
    """
    figure = go.Figure()
    figure.add_trace(_expected(change.after, labels, "expected after"))
    figure.add_trace(
        go.Bar(
            x=change.before.probabilities * change.before.count,
            y=np.arange(len(labels)),
            orientation="h",
            width=0.86,
            name="expected before",
            marker={
                "color": "rgba(0,0,0,0)",
                "line": {"color": colour("text"), "width": 1.5},
            },
            customdata=_expected_texts(change.before),
            hovertemplate="%{customdata} expected before<extra></extra>",
        )
    )
    everyone = np.arange(len(labels))
    figure.add_trace(_dots(change.before, everyone, labels, "sampled before", "circle-open"))
    figure.add_trace(_dots(change.after, everyone, labels, "sampled after", "circle"))
    return _laid_out(figure, labels, title, widest, _ROW + 2)


def widest_count(*changes: Change) -> float:
    """Where the axis of several figures ends."""
    return max(_widest(one) for change in changes for one in (change.before, change.after))


def _expected(experiment: SamplingExperiment, labels: Sequence[str], name: str) -> go.Bar:
    last = len(labels) - 1
    return go.Bar(
        x=experiment.probabilities * experiment.count,
        y=np.arange(len(labels)),
        orientation="h",
        width=0.6,
        name=name,
        marker={
            "color": [colour("other" if row == last else "left") for row in range(len(labels))]
        },
        opacity=0.45,
        customdata=[
            f"{expected} expected, P = {precise_text(p)}"
            for expected, p in zip(
                _expected_texts(experiment), experiment.probabilities, strict=True
            )
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _expected_texts(draws: SamplingExperiment) -> list[str]:
    return [quantity_text(p * draws.count) for p in draws.probabilities]


def _dots(
    experiment: SamplingExperiment, rows: np.ndarray, labels: Sequence[str], name: str, symbol: str
) -> go.Scatter:
    return go.Scatter(
        x=experiment.counts[rows],
        y=rows,
        mode="markers",
        name=name,
        marker={
            "symbol": symbol,
            "color": colour("text"),
            "size": 10,
            "line": {"width": 2 if symbol.endswith("open") else 0, "color": colour("text")},
        },
        text=[plain(labels[row]) for row in rows],
        hovertemplate="%{text}: %{x:,} " + name + "<extra></extra>",
        cliponaxis=False,
    )


def _widest(experiment: SamplingExperiment) -> float:
    return float(max(experiment.high.max(), experiment.counts.max()))


def _laid_out(
    figure: go.Figure, labels: Sequence[str], title: dict[str, Any], widest: float, row: int
) -> go.Figure:
    figure.update_xaxes(
        title={"text": "times sampled", "standoff": 14}, range=[0, 1.04 * widest], **COUNTS
    )
    figure.update_yaxes(
        tickvals=np.arange(len(labels)),
        ticktext=[plain(short(label)) for label in labels],
        range=[len(labels) - 0.4, -0.6],
        showgrid=False,
    )
    figure.update_layout(
        title=title,
        barmode="overlay",
        height=row * len(labels) + room_for(title) + _FOOT,
        margin={"l": 10, "r": 14, "t": room_for(title), "b": _FOOT},
        legend=LEGEND_BELOW_IN_COLUMNS | {"entrywidth": 145},
    )
    return figure
