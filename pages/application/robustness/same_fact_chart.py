"""A row of marks a fact, one a wording: filled where the answer is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from backend.analyses.application.same_fact import WORDINGS, Asked
from components.charts.labels import plain, short
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW, about, room_for
from components.results import measured_on

_LINE = 17  # pixels a fact
_FOOT = 84
_LABEL, _TOLD = 30, 60  # characters


@dataclass(frozen=True)
class Shown:
    """A row of the figure."""

    label: str
    wordings: tuple[str, ...]
    texts: tuple[str, ...]
    right: tuple[bool, ...]


def row_of(asked: Asked) -> Shown:
    fact = asked.fact
    return Shown(f"{fact.kind.name}: {fact.about}", fact.wordings, asked.texts, asked.right)


def same_fact_figure(rows: Sequence[Shown], finding: str) -> go.Figure:
    """Args:
    rows: from the top down.
    finding: what is to be seen, with its figures.
    """
    title = about(measured_on.title(), "greedy answers to plain beginnings", finding=finding)
    # Two rows may have one label; lines have numbers.
    marks = [
        (column, -line, right, _told(row.wordings[column], row.texts[column]))
        for line, row in enumerate(rows)
        for column, right in enumerate(row.right)
    ]
    figure = go.Figure()
    for right, name, symbol, ink in (
        (True, "right", "circle", colour("left")),
        (False, "wrong", "circle-open", colour("other")),
    ):
        chosen = [one for one in marks if one[2] == right]
        figure.add_trace(
            go.Scatter(
                x=[one[0] for one in chosen],
                y=[one[1] for one in chosen],
                mode="markers",
                name=name,
                marker={"symbol": symbol, "size": 11, "color": ink},
                text=[one[3] for one in chosen],
                hovertemplate="%{text}<extra></extra>",
                cliponaxis=False,
            )
        )
    most = max(WORDINGS, *(len(row.right) for row in rows))
    figure.update_xaxes(
        tickvals=list(range(most)),
        ticktext=[str(one + 1) for one in range(most)],
        range=[-0.5, most - 0.5],
        title={"text": "wording", "standoff": 8},
        showgrid=False,
        zeroline=False,
    )
    figure.update_yaxes(
        tickvals=[-line for line in range(len(rows))],
        ticktext=[plain(short(row.label, _LABEL)) for row in rows],
        range=[-len(rows) + 0.4, 0.6],
        showgrid=False,
        zeroline=False,
    )
    figure.update_layout(
        title=title,
        height=_LINE * len(rows) + room_for(title) + _FOOT,
        margin={"l": 10, "r": 14, "t": room_for(title) + 8, "b": _FOOT},
        legend=LEGEND_BELOW,
    )
    return figure


def _told(wording: str, text: str) -> str:
    return f"{plain(short(wording, _TOLD))} <b>{plain(short(text, _TOLD)) or '(no answer)'}</b>"
