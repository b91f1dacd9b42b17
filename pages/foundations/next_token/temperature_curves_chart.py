"""Probabilities over temperature, and below them the perplexity of the distribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, get_args

import numpy as np
import plotly.graph_objects as go

from backend.analyses.foundations.temperature_curves import TemperatureCurves
from backend.numbers import choices_text, precise_text
from components.charts.labels import plain, short
from components.charts.number_axes import COUNTS, PERCENT, percent
from components.charts.palette import colour, shades
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS

_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star")
_MARKED = 9  # points of a line that have its symbol
Axis = Literal["Full range", "Fit axis", "Log scale"]
AXES: tuple[Axis, ...] = get_args(Axis)
FORMER_AXES: dict[str, Axis] = {"zoomed in": "Fit axis", "logarithmic": "Log scale"}  # in links

_FLOOR = 1e-6  # where a logarithmic axis begins


def temperature_curves_figure(
    curves: TemperatureCurves,
    labels: Sequence[str],
    own: int | None,
    temperature: float,
    highest: float,
    axis: Axis,
    title: dict[str, Any],
) -> go.Figure:
    """A line a token, grey for all others; the perplexity in a panel of its own.

    Args:
        labels: one a token, in the order of the curves.
        own: which of them is the person's own word, if any.
        temperature: the present one, marked.
        highest: the temperature at which the axis ends.
        axis: of the probabilities; "Fit axis" ends where all but the top token have room.
    """
    shown = curves.temperatures <= highest
    figure = go.Figure()
    _add_curves(figure, curves, shown, labels, own)
    figure.add_trace(
        go.Scatter(
            x=curves.temperatures[shown],
            y=percent(curves.others[shown]),
            mode="lines",
            name="all other tokens",
            line={"color": colour("other"), "width": 3},
            customdata=[precise_text(p) for p in curves.others[shown]],
            hovertemplate="%{customdata}",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=curves.temperatures[shown],
            y=np.exp2(curves.entropy[shown]),
            yaxis="y2",
            mode="lines",
            name="perplexity",
            line={"color": colour("text"), "width": 2},
            customdata=[choices_text(one) for one in np.exp2(curves.entropy[shown])],
            hovertemplate="%{customdata}",
            showlegend=False,
        )
    )
    _add_now(figure, temperature, highest)
    figure.update_layout(
        title=title,
        height=600,
        hovermode="x unified",
        margin={"l": 10, "r": 10, "t": 66, "b": 60},
        legend=LEGEND_BELOW_IN_COLUMNS,
        xaxis={
            "range": [0, highest],
            "anchor": "y2",
            "title": {"text": "temperature", "standoff": 6},
            "zeroline": False,
        },
        yaxis={
            "domain": [0.36, 1],
            "title": {"text": "probability", "standoff": 4},
            **PERCENT,
            **_scale(axis, curves.probabilities[shown, 1:]),
        },
        yaxis2={
            "domain": [0, 0.27],
            "type": "log",
            "dtick": 1,
            **COUNTS,
            "title": {"text": "perplexity", "standoff": 4},
            "rangemode": "tozero",
        },
    )
    return figure


def _add_curves(
    figure: go.Figure,
    curves: TemperatureCurves,
    shown: np.ndarray,
    labels: Sequence[str],
    own: int | None,
) -> None:
    """A line a token, told apart by shade, dash and symbol."""
    tones = shades("left", len(_DASHES))
    for row, label in enumerate(labels):
        values = curves.probabilities[shown, row]
        look = row % len(_DASHES)
        shade = colour("text") if row == own else tones[look]
        name = f"{short(label)} (mine)" if row == own else short(label)
        figure.add_trace(
            go.Scatter(
                x=curves.temperatures[shown],
                y=percent(values),
                mode="lines+markers",
                name=plain(name),
                line={"color": shade, "dash": _DASHES[look], "width": 3 if row == 0 else 2},
                marker={
                    "symbol": "x" if row == own else _SYMBOLS[look],
                    "color": shade,
                    "size": 8,
                    "maxdisplayed": _MARKED,
                },
                customdata=[precise_text(p) for p in values],
                hovertemplate="%{customdata}",
            )
        )


def _add_now(figure: go.Figure, temperature: float, highest: float) -> None:
    """The present temperature, as a line through both panels."""
    figure.add_shape(
        type="line", x0=temperature, x1=temperature, y0=0, y1=1, yref="paper",
        line={"color": colour("text"), "dash": "dot", "width": 1.5},
    )  # fmt: skip
    figure.add_annotation(
        x=temperature,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=f"T = {temperature:g}, now",
        showarrow=False,
        font={"color": colour("text"), "size": 12},
        xanchor="left" if temperature < highest / 5 else "center",
    )


def _scale(axis: Axis, of_others: np.ndarray) -> dict[str, Any]:
    """The axis of the probabilities.

    Args:
        of_others: probabilities of all but the most likely token.
    """
    if axis == "Fit axis":
        return {"range": [0, 110 * float(of_others.max())]}
    if axis == "Log scale":
        return {"type": "log", "range": [np.log10(100 * _FLOOR), 2.1], "dtick": 1}
    return {"range": [0, 102]}
