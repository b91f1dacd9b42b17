"""Bars of one prompt, a change each, and marks for the means over all prompts of the set."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from backend.analyses.application.robustness import MeanBits, Moved
from backend.figures.of_robustness import mean_bits_text
from backend.numbers import bits_text
from components.charts.labels import plain
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW, about, room_for

_LINE = 22  # pixels a change
_FOOT = 88


def all_changes_figure(
    every: Sequence[Moved], means: Sequence[MeanBits], lines: Sequence[str], finding: str
) -> go.Figure:
    """Args:
    every: of one prompt, in the order of the bars from the top down.
    lines: what the bars and what the marks are of.
    finding: what is to be seen, with its figures.
    """
    title = about(*lines, finding=finding)
    labels = [plain(one.change.label) for one in every]
    shown = [one for one in means if one.change in [each.change for each in every]]
    figure = go.Figure()
    figure.add_trace(
        go.Bar(
            x=[one.bits for one in every],
            y=labels,
            orientation="h",
            name="this prompt",
            marker={
                "color": colour("left"),
                "opacity": 0.8,
                "pattern": {"shape": ["/" if one.change.id == "own" else "" for one in every]},
            },
            customdata=[bits_text(one.bits) for one in every],
            hovertemplate="%{y}: %{customdata} bits<extra></extra>",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=[one.mean for one in shown],
            y=[plain(one.change.label) for one in shown],
            mode="markers",
            name="mean of the set, 95\u00a0% interval",
            marker={
                "symbol": "diamond",
                "size": 9,
                "color": colour("background"),
                "line": {"color": colour("text"), "width": 1.5},
            },
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [one.high - one.mean for one in shown],
                "arrayminus": [one.mean - one.low for one in shown],
                "color": colour("text"),
                "thickness": 1.5,
                "width": 4,
            },
            customdata=[mean_bits_text(one) for one in shown],
            hovertemplate="%{y}, mean: %{customdata} bits<extra></extra>",
            cliponaxis=False,
        )
    )
    figure.update_xaxes(
        title={"text": "Jensen-Shannon divergence, bits", "standoff": 10},
        range=[0, 1.02],
        tickvals=[0, 0.25, 0.5, 0.75, 1],
        ticktext=["0", "0.25", "0.50", "0.75", "1"],
    )
    figure.update_yaxes(categoryorder="array", categoryarray=labels[::-1], showgrid=False)
    figure.update_layout(
        title=title,
        height=_LINE * len(labels) + room_for(title) + _FOOT,
        margin={"l": 10, "r": 14, "t": room_for(title) + 8, "b": _FOOT},
        legend=LEGEND_BELOW,
        bargap=0.28,
    )
    return figure
