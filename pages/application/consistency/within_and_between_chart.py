"""A dot a question: how often two samples are the same within a wording, and between two."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from backend.analyses.application.consistency import questions
from backend.analyses.application.within_and_between import of_each
from backend.numbers import percent_text
from components.charts.labels import plain
from components.charts.number_axes import PERCENT, percent
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, about, room_for
from components.results import measured_on

_PLOT, _FOOT = 330, 110  # pixels
_AXIS = {"range": [-3, 103], "tickvals": [0, 25, 50, 75, 100], **PERCENT}


@dataclass(frozen=True)
class Own:
    """The question on the screen, as `Sameness` has it; `called` is its name in the legend."""

    called: str
    within: float
    between: float


def within_and_between_figure(temperature: float, own: Own | None, finding: str) -> go.Figure:
    """Args:
    finding: what is to be seen, with its figures.
    """
    title = about(
        measured_on.title(),
        f"two samples at temperature {temperature:g}",
        finding=finding,
    )
    every = of_each(temperature)
    figure = go.Figure()
    figure.add_trace(
        go.Scatter(
            x=[0, 100],
            y=[0, 100],
            mode="lines",
            name="as much",
            line={"color": colour("other"), "width": 1.4, "dash": "dash"},
            hoverinfo="skip",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=percent([one.within for one in every]),
            y=percent([one.between for one in every]),
            mode="markers",
            name="a question",
            marker={"size": 9, "color": colour("left"), "opacity": 0.8},
            text=[
                _told(f"{one.kind.name}: {one.about}", each.within, each.between)
                for one, each in zip(questions(), every, strict=True)
            ],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )
    )
    if own is not None:
        figure.add_trace(
            go.Scatter(
                x=percent([own.within]),
                y=percent([own.between]),
                mode="markers",
                name=plain(own.called),
                marker={
                    "symbol": "circle-open",
                    "size": 20,
                    "color": colour("text"),
                    "line": {"width": 2.5, "color": colour("text")},
                },
                text=[_told(own.called, own.within, own.between)],
                hovertemplate="%{text}<extra></extra>",
                cliponaxis=False,
            )
        )
    figure.update_xaxes(title={"text": "same within a wording", "standoff": 12}, **_AXIS)
    figure.update_yaxes(title={"text": "same between two"}, **_AXIS)
    figure.update_layout(
        title=title,
        height=_PLOT + room_for(title) + _FOOT,
        margin={"l": 10, "r": 14, "t": room_for(title) + 8, "b": _FOOT},
        legend=LEGEND_BELOW_IN_COLUMNS,
    )
    return figure


def _told(name: str, within: float, between: float) -> str:
    return f"{plain(name)}: {percent_text(within, 2)} within, {percent_text(between, 2)} between"
