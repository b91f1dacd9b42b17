"""Forty statements as dots: P(not) after "Yes" and after "No"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from backend.analyses.application.one_word_decides import Denial, Known
from backend.numbers import probability_text
from components.charts.labels import plain, short
from components.charts.number_axes import PERCENT, percent
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, about, room_for
from components.results import measured_on

_FOOT = 110
_HEIGHT = 470


@dataclass(frozen=True)
class Own:
    """The statement on the screen.

    Attributes:
        own: it is none of the set.
    """

    text: str
    after_yes: float
    after_no: float
    own: bool


def forty_statements_figure(
    statements: Sequence[Known], found: Sequence[Denial], ring: Own, finding: str
) -> go.Figure:
    """Two shapes, for what is true and what is false; a ring around the one on the screen.

    Args:
        finding: what is to be seen, with its figures.
    """
    title = about(
        measured_on.title(),
        "probability of “␣not” in chat",
        finding=finding,
    )
    figure = go.Figure()
    pairs = list(zip(statements, found, strict=True))
    for true, label, symbol in ((True, "true", "circle"), (False, "false", "x")):
        shown = [(one, each) for one, each in pairs if one.true == true]
        figure.add_trace(
            go.Scatter(
                x=percent([each.after_yes for _, each in shown]),
                y=percent([each.after_no for _, each in shown]),
                mode="markers",
                name=label,
                marker={"symbol": symbol, "size": 9, "color": colour("left"), "opacity": 0.8},
                text=[_told(one.text, each.after_yes, each.after_no) for one, each in shown],
                hovertemplate="%{text}<extra></extra>",
                cliponaxis=False,
            )
        )
    figure.add_trace(
        go.Scatter(
            x=percent([ring.after_yes]),
            y=percent([ring.after_no]),
            mode="markers",
            name="your own" if ring.own else "on the screen",
            marker={
                "symbol": "circle-open",
                "size": 20,
                "color": colour("text"),
                "line": {"width": 2.5, "color": colour("text")},
            },
            text=[_told(ring.text, ring.after_yes, ring.after_no)],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )
    )
    widest = max(ring.after_yes, *(one.after_yes for one in found))
    figure.update_xaxes(
        title={"text": "P(not) after “Yes, …”", "standoff": 12},
        range=[-0.02 * 100 * widest, 108 * widest],
        **PERCENT,
    )
    figure.update_yaxes(title={"text": "P(not) after “No, …”"}, range=[-2, 104], **PERCENT)
    figure.update_layout(
        title=title,
        height=_HEIGHT,
        margin={"l": 10, "r": 14, "t": room_for(title) + 8, "b": _FOOT},
        legend=LEGEND_BELOW_IN_COLUMNS,
    )
    return figure


def _told(text: str, after_yes: float, after_no: float) -> str:
    written = plain(short(" ".join(text.split()), 60))
    yes, no = probability_text(after_yes), probability_text(after_no)
    return f"{written}: {no} after No, {yes} after Yes"
