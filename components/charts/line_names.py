"""Names of lines at their ends, where the eye is: no legend to look up, and none on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from components.charts.labels import plain

_APART = 17.0  # pixels from one name to the next
_BESIDE = 16  # pixels from the end of a line to its name


@dataclass(frozen=True)
class LineName:
    """The name of one line.

    Attributes:
        height: of the line's end: 0 at the foot of the axis, 1 at its top.
    """

    text: str
    height: float
    colour: str


def add_names(figure: go.Figure, names: Sequence[LineName], pixels: float, yref: str = "y") -> None:
    """Write each name to the right of the plot, joined to its line's end; none covers another.

    Args:
        pixels: height of the plot.
        yref: its axis.
    """
    ends = [(1 - min(max(one.height, 0.0), 1.0)) * pixels for one in names]
    for name, end, place in zip(names, ends, _spread(ends, pixels), strict=True):
        figure.add_annotation(
            x=1,
            xref="x domain",
            y=1 - end / pixels,
            yref=f"{yref} domain",
            text=plain(name.text),
            font={"size": 12, "color": name.colour},
            xanchor="left",
            yanchor="middle",
            showarrow=True,
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=name.colour,
            standoff=1,
            ax=_BESIDE,
            ay=place - end,
        )


def _spread(wanted: Sequence[float], pixels: float) -> list[float]:
    """Places as near to the wanted ones as they may be, from the top down, in their order."""
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    places = [0.0] * len(wanted)
    before = -_APART
    for number in order:
        before = places[number] = max(wanted[number], before + _APART)
    last = pixels + _APART / 2  # what was pushed out at the foot pushes back
    for number in reversed(order):
        last = places[number] = min(places[number], last)
        last -= _APART
    return places
