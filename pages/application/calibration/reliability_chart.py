"""Reliability diagrams: what was said against how often it was right, with the band of chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from backend.numbers import counted, percent_text
from backend.probability.calibration import Reliability
from components.charts.labels import plain
from components.charts.number_axes import PERCENT, percent
from components.charts.palette import colour, line_colours
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, about, room_for

_FOOT = 128
_PLOT = 320


@dataclass(frozen=True)
class Line:
    """One forecaster.

    Attributes:
        band: what a perfect one shows by chance, with these confidences, is drawn too.
    """

    name: str
    found: Reliability
    band: bool = False


def reliability_figure(every: Sequence[Line], *lines: str, axis: str, finding: str) -> go.Figure:
    """A line for each, over the diagonal of a perfect forecaster.

    Args:
        lines: what the chart is of.
        axis: what the probabilities are of.
        finding: what is to be seen.
    """
    title = about(*lines, finding=finding)
    figure = go.Figure()
    for one in every:
        if one.band:
            _add_band(figure, one.found)
    figure.add_trace(
        go.Scatter(
            x=[0, 100],
            y=[0, 100],
            mode="lines",
            name="perfect",
            line={"color": colour("other"), "dash": "dash", "width": 1.5},
            hoverinfo="skip",
        )
    )
    symbols = ("circle", "square", "diamond")
    for one, hue, symbol in zip(every, line_colours("left"), symbols, strict=False):
        figure.add_trace(
            go.Scatter(
                x=percent([each.confidence for each in one.found.bins]),
                y=percent([each.right for each in one.found.bins]),
                mode="lines+markers",
                name=one.name,
                line={"color": hue, "width": 2},
                marker={"size": 9, "symbol": symbol, "color": hue},
                text=[
                    f"{plain(one.name)}: {counted(each.count, 'answer')}, said "
                    f"{percent_text(each.confidence)}, right {percent_text(each.right)}"
                    for each in one.found.bins
                ],
                hovertemplate="%{text}<extra></extra>",
                cliponaxis=False,
            )
        )
    figure.update_xaxes(title={"text": axis, "standoff": 12}, range=[-2, 102], **PERCENT)
    figure.update_yaxes(title={"text": "how often right"}, range=[-2, 102], **PERCENT)
    figure.update_layout(
        title=title,
        height=_PLOT + room_for(title) + _FOOT,
        margin={"l": 10, "r": 16, "t": room_for(title) + 8, "b": _FOOT},
        legend=LEGEND_BELOW_IN_COLUMNS,
    )
    return figure


def _add_band(figure: go.Figure, found: Reliability) -> None:
    """As an error bar without a mark for each bin: bins lie as far apart as their answers."""
    figure.add_trace(
        go.Scatter(
            x=percent([one.confidence for one in found.bins]),
            y=percent([(one.low + one.high) / 2 for one in found.bins]),
            error_y={
                "array": percent([(one.high - one.low) / 2 for one in found.bins]),
                "color": colour("other"),
                "thickness": 11,
                "width": 0,
            },
            mode="markers",
            marker={"size": 11, "symbol": "square", "color": colour("other")},
            opacity=0.3,
            name="by chance",
            hoverinfo="skip",
        )
    )
