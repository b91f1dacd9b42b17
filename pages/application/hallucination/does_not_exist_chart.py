"""Real and made-up things on two lines, by one signal, with a threshold across both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from backend.analyses.application.does_not_exist import Asked, Signal, existence
from backend.figures.of_application import auroc_text
from backend.numbers import SPACE, probability_text
from components.charts.labels import plain, short
from components.charts.number_axes import PERCENT, percent
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, about, room_for
from components.results import measured_on

_FOOT = 110
_PLOT = 210
_SPREAD = 0.3  # of a line, so that dots lie beside each other


@dataclass(frozen=True)
class Own:
    """The thing on the screen.

    Attributes:
        signal: of the answer about it.
        own: it is none of the set.
    """

    name: str
    signal: float
    own: bool


def does_not_exist_figure(
    asked: Sequence[Asked], signal: Signal, label: str, threshold: int, own: Own | None
) -> go.Figure:
    """Dots on two lines: filled where the answer is right, open where it is wrong or invented.

    Args:
        asked: all in one form.
        threshold: in percent; what lies left of it is not shown to a person.
    """
    form = "as a sentence" if asked[0].form == "sentence" else "in chat"
    title = about(
        measured_on.title(),
        f"asked {form}; {label.lower()}",
        finding=f"Real against made up: AUROC {auroc_text(existence(asked[0].form, signal))}",
    )
    figure = go.Figure()
    for line, name, symbol, chosen in (
        (1, "real, right", "circle", [one for one in asked if one.right]),
        (1, "real, wrong", "circle-open", [o for o in asked if o.thing.real and not o.right]),
        (0, "made up", "x", [one for one in asked if not one.thing.real]),
    ):
        if not chosen:
            continue
        figure.add_trace(
            go.Scatter(
                x=percent([one.signal(signal) for one in chosen]),
                y=line + _beside(len(chosen), line),
                mode="markers",
                name=name,
                marker={"symbol": symbol, "size": 8, "color": colour("left"), "opacity": 0.85},
                text=[_told(one, signal) for one in chosen],
                hovertemplate="%{text}<extra></extra>",
                cliponaxis=False,
            )
        )
    if own is not None:
        figure.add_trace(
            go.Scatter(
                x=percent([own.signal]),
                y=[0.5],
                mode="markers",
                name="your own" if own.own else "on the screen",
                marker={
                    "symbol": "circle-open",
                    "size": 18,
                    "color": colour("text"),
                    "line": {"width": 2.5, "color": colour("text")},
                },
                text=[f"{plain(short(own.name, 40))}: {probability_text(own.signal)}"],
                hovertemplate="%{text}<extra></extra>",
                cliponaxis=False,
            )
        )
    figure.add_vrect(x0=0, x1=threshold, fillcolor=colour("other"), opacity=0.14, line_width=0)
    figure.add_vline(
        x=threshold,
        line={"color": colour("text"), "width": 1.5},
        annotation={
            "text": f"{threshold}{SPACE}%",
            "yref": "paper",
            "y": 1.1,
            "showarrow": False,
            "font": {"color": colour("text")},
        },
    )
    figure.update_xaxes(
        title={"text": "probability, by this signal", "standoff": 12}, range=[-2, 102], **PERCENT
    )
    figure.update_yaxes(
        tickvals=[0, 1], ticktext=["made up", "real"], range=[-0.5, 1.5], showgrid=False
    )
    figure.update_layout(
        title=title,
        height=_PLOT + room_for(title) + _FOOT,
        margin={"l": 10, "r": 14, "t": room_for(title) + 22, "b": _FOOT},
        legend=LEGEND_BELOW_IN_COLUMNS,
    )
    return figure


def _beside(count: int, seed: int) -> np.ndarray:
    """Places across a line, the same every time."""
    return np.random.default_rng(seed).uniform(-_SPREAD, _SPREAD, count)


def _told(one: Asked, signal: Signal) -> str:
    answer = plain(short(one.text, 48))
    return f"{plain(one.thing.name)}: “{answer}”, {probability_text(one.signal(signal))}"
