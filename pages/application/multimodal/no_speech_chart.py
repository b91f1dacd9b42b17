"""Sounds with and without speech, by the token for "no speech" and by how sure the answer is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from backend.numbers import probability_text
from components.charts.labels import plain, short
from components.charts.number_axes import PERCENT, percent
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, about, room_for

_FOOT = 122
_PLOT = 280


@dataclass(frozen=True)
class Dot:
    """One sound.

    Attributes:
        sure: the mean probability of a token of what is written.
    """

    name: str
    no_speech: float
    sure: float
    written: str


def no_speech_figure(
    silent: Sequence[Dot], spoken: Sequence[Dot], shown: Dot | None, *lines: str, finding: str
) -> go.Figure:
    """Args:
    silent, spoken: those of the sets.
    shown: the one on the screen.
    lines: what the chart is of.
    finding: what is to be seen.
    """
    title = about(*lines, finding=finding)
    figure = go.Figure()
    for name, symbol, dots in (("nobody speaks", "x", silent), ("speech", "circle", spoken)):
        figure.add_trace(
            go.Scatter(
                **_placed(dots),
                name=name,
                marker={"symbol": symbol, "size": 8, "color": colour("left"), "opacity": 0.85},
            )
        )
    if shown is not None:
        figure.add_trace(
            go.Scatter(
                **_placed([shown]),
                name="on the screen",
                marker={
                    "symbol": "circle-open",
                    "size": 18,
                    "color": colour("text"),
                    "line": {"width": 2.5, "color": colour("text")},
                },
            )
        )
    figure.update_xaxes(title={"text": "P(no speech)", "standoff": 12}, range=[-3, 103], **PERCENT)
    figure.update_yaxes(title={"text": "mean probability"}, range=[-3, 103], **PERCENT)
    figure.update_layout(
        title=title,
        height=_PLOT + room_for(title) + _FOOT,
        margin={"l": 10, "r": 16, "t": room_for(title) + 8, "b": _FOOT},
        legend=LEGEND_BELOW_IN_COLUMNS,
    )
    return figure


def _placed(dots: Sequence[Dot]) -> dict[str, object]:
    return {
        "x": percent([one.no_speech for one in dots]),
        "y": percent([one.sure for one in dots]),
        "mode": "markers",
        "text": [
            f"{plain(short(one.name, 40))}: “{plain(short(one.written, 40))}”, P(no speech) "
            f"{probability_text(one.no_speech)}, mean probability {probability_text(one.sure)}"
            for one in dots
        ],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }
