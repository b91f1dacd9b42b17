"""Words wrong on each rung of noise: the set with its intervals, each voice, and one sound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from backend.analyses.application.noise_ladder import RUNGS, Interval, rung_text
from backend.figures.of_multimodal import rate_text, share_text
from components.charts.labels import plain
from components.charts.number_axes import PERCENT, percent
from components.charts.palette import colour, line_colours
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, about, room_for

_FOOT = 150
_PLOT = 260


def noise_ladder_figure(
    rates: Sequence[Interval],
    voices: Mapping[str, Sequence[float]],
    yours: Sequence[float],
    *lines: str,
    finding: str,
) -> go.Figure:
    """Args:
    rates: of all sentences, on every rung.
    voices: the same of each voice, without intervals.
    yours: of the sound on the screen, as far as it is known.
    lines: what the chart is of.
    finding: what is to be seen.
    """
    title = about(*lines, finding=finding)
    rungs = [rung_text(rung) for rung in RUNGS]
    figure = go.Figure()
    _, *hues = line_colours("left")
    for (name, every), hue, dash in zip(
        voices.items(), hues, ("dot", "dash", "dashdot", "longdash"), strict=False
    ):
        figure.add_trace(
            go.Scatter(
                x=rungs,
                y=percent(every),
                mode="lines",
                name=plain(name),
                line={"color": hue, "width": 1.5, "dash": dash},
                text=[f"{plain(name)}: {share_text(one)}" for one in every],
                hovertemplate="%{x}, %{text}<extra></extra>",
            )
        )
    figure.add_trace(
        go.Scatter(
            x=rungs,
            y=percent([one.mean for one in rates]),
            mode="lines+markers",
            name="all sentences",
            line={"color": colour("left"), "width": 2.5},
            marker={"size": 8},
            error_y={
                "type": "data",
                "symmetric": False,
                "array": percent([one.high - one.mean for one in rates]),
                "arrayminus": percent([one.mean - one.low for one in rates]),
                "thickness": 1.5,
                "width": 4,
            },
            text=[rate_text(one) for one in rates],
            hovertemplate="%{x}, all: %{text}<extra></extra>",
            cliponaxis=False,
        )
    )
    if yours:
        figure.add_trace(
            go.Scatter(
                x=rungs[: len(yours)],
                y=percent(yours),
                mode="markers",
                name="on the screen",
                marker={
                    "symbol": "circle-open",
                    "size": 16,
                    "color": colour("text"),
                    "line": {"width": 2.5, "color": colour("text")},
                },
                text=[share_text(one) for one in yours],
                hovertemplate="%{x}, on the screen: %{text}<extra></extra>",
                cliponaxis=False,
            )
        )
    highest = max(1.0, *(one.high for one in rates), *yours)
    figure.update_xaxes(
        title={"text": "speech above noise", "standoff": 12},
        categoryorder="array",
        categoryarray=rungs,
        tickangle=-45,
    )
    figure.update_yaxes(title={"text": "words wrong"}, range=[-3, 100 * highest + 4], **PERCENT)
    figure.update_layout(
        title=title,
        height=_PLOT + room_for(title) + _FOOT,
        margin={"l": 10, "r": 16, "t": room_for(title) + 8, "b": _FOOT},
        legend=LEGEND_BELOW_IN_COLUMNS,
    )
    return figure
