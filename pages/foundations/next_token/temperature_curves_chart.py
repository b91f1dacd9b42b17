"""Probabilities over temperature, and below them the perplexity of the distribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, get_args

import numpy as np
import plotly.graph_objects as go

from backend.analyses.foundations.temperature_curves import TemperatureCurves
from backend.numbers import choices_text, precise_text
from components.charts.labels import plain, short
from components.charts.line_names import LineName, add_names
from components.charts.number_axes import COUNTS, PERCENT, percent
from components.charts.palette import colour, line_colours
from components.charts.titles import room_for

_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
Axis = Literal["Log scale", "Full range", "Fit axis"]
AXES: tuple[Axis, ...] = get_args(Axis)
FORMER_AXES: dict[str, Axis] = {"zoomed in": "Fit axis", "logarithmic": "Log scale"}  # in links

_LOWEST, _HIGHEST = 1e-4, 100  # percent, where a logarithmic axis begins and ends
_PLOT, _PANEL, _GAP, _FOOT = 360, 110, 30, 52  # pixels
_BESIDE, _LETTER = 26, 7  # pixels to the right of the plot: before a name, and for each letter

_OTHERS = "all others"


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
    scale = _scale(axis, percent(curves.probabilities[shown, 1:]))
    figure = go.Figure()
    names = _add_curves(figure, curves, shown, labels, own, scale)
    others = percent(curves.others[shown])
    figure.add_trace(
        go.Scatter(
            x=curves.temperatures[shown],
            y=others,
            mode="lines",
            name="all other tokens",
            line={"color": colour("other"), "width": 3},
            customdata=[precise_text(p) for p in curves.others[shown]],
            hovertemplate="%{customdata}",
        )
    )
    names.append(LineName(_OTHERS, _height(others[-1], scale), colour("other")))
    add_names(figure, names, _PLOT)
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
        )
    )
    _add_now(figure, temperature, highest)
    beside = _BESIDE + _LETTER * max(len(one.text) for one in names)
    inner = _PLOT + _GAP + _PANEL
    above = room_for(title) + 18  # of the present temperature
    figure.update_layout(
        title=title,
        height=above + inner + _FOOT,
        hovermode="x unified",
        showlegend=False,
        margin={
            "l": 10,
            "r": beside,
            "t": above,
            "b": _FOOT,
        },
        xaxis={
            "range": [0, highest],
            "anchor": "y2",
            "title": {"text": "temperature", "standoff": 8},
            "zeroline": False,
        },
        yaxis={
            "domain": [1 - _PLOT / inner, 1],
            "title": {"text": "probability", "standoff": 8},
            "zeroline": False,
            **PERCENT,
            **scale,
        },
        yaxis2={
            "domain": [0, _PANEL / inner],
            "type": "log",
            "dtick": 1,
            **COUNTS,
            "title": {"text": "perplexity", "standoff": 8},
        },
    )
    return figure


def _add_curves(
    figure: go.Figure,
    curves: TemperatureCurves,
    shown: np.ndarray,
    labels: Sequence[str],
    own: int | None,
    scale: dict[str, Any],
) -> list[LineName]:
    """A line a token, told apart by hue and dash. Returns what to write at their ends."""
    hues = line_colours("left")
    names = []
    for row, label in enumerate(labels):
        values = curves.probabilities[shown, row]
        hue = colour("text") if row == own else hues[row % len(hues)]
        name = f"{short(label)} (mine)" if row == own else short(label)
        figure.add_trace(
            go.Scatter(
                x=curves.temperatures[shown],
                y=percent(values),
                mode="lines",
                name=plain(name),
                line={
                    "color": hue,
                    "dash": _DASHES[row % len(_DASHES)],
                    "width": 3 if row in (0, own) else 2,
                },
                customdata=[precise_text(p) for p in values],
                hovertemplate="%{customdata}",
            )
        )
        names.append(LineName(name, _height(100 * float(values[-1]), scale), hue))
    return names


def _height(value: float, scale: dict[str, Any]) -> float:
    """Where a value is on an axis: 0 at its foot, 1 at its top."""
    low, high = scale["range"]
    at = np.log10(max(value, 1e-300)) if scale["type"] == "log" else value
    return float((at - low) / (high - low))


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
        of_others: percent, of all but the most likely token.
    """
    if axis == "Fit axis":
        return {"type": "linear", "range": [0, 1.1 * float(of_others.max())]}
    if axis == "Log scale":
        return {"type": "log", "range": [np.log10(_LOWEST), np.log10(_HIGHEST) + 0.1], "dtick": 1}
    return {"type": "linear", "range": [0, 102]}
