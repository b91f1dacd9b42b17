"""Four options as bars: what the model gives each, in one way or several, and what a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from backend.analyses.application.four_options import LETTERS
from backend.numbers import percent_text, probability_text
from components.charts.labels import plain, short
from components.charts.number_axes import PERCENT, percent
from components.charts.palette import colour, line_colours
from components.charts.titles import LEGEND_BELOW, about, room_for

_BAR = 15  # pixels
_GAP = 16  # between two options
_FOOT = 62


@dataclass(frozen=True)
class Bars:
    """One bar an option.

    Attributes:
        name: in the legend.
        shares: from 0 to 1; NaN where there is none.
        mine: the person's own.
    """

    name: str
    shares: Sequence[float]
    mine: bool = False


def option_bars_figure(
    options: Sequence[str], right: int | None, every: Sequence[Bars], *lines: str, finding: str
) -> go.Figure:
    """Horizontal bars, the right option marked.

    Args:
        right: its place; None: that is not told yet.
        lines: what the chart is of.
        finding: what is to be seen.
    """
    title = about(*lines, finding=finding)
    hues = iter(line_colours("left"))
    labels = [_label(place, option, right) for place, option in enumerate(options)]
    figure = go.Figure()
    for one in every:
        shown = [not np.isnan(share) for share in one.shares]
        figure.add_trace(
            go.Bar(
                orientation="h",
                y=list(range(len(options))),
                x=percent(one.shares),
                name=one.name,
                marker={
                    "color": colour("background") if one.mine else next(hues),
                    "line": {"color": colour("text"), "width": 2 if one.mine else 0},
                },
                text=[
                    _written(share, one) if known else ""
                    for share, known in zip(one.shares, shown, strict=True)
                ],
                textposition="outside",
                textfont={"color": colour("text")},
                constraintext="none",
                cliponaxis=False,
                hovertemplate=f"{plain(one.name)}: %{{text}}<extra></extra>",
            )
        )
    figure.update_xaxes(range=[0, 118], tick0=0, dtick=25, **PERCENT)
    figure.update_yaxes(
        tickvals=list(range(len(options))),
        ticktext=labels,
        autorange="reversed",
        showgrid=False,
        tickfont={"size": 14, "color": colour("text")},
    )
    figure.update_layout(
        title=title,
        barmode="group",
        bargap=_GAP / (_GAP + _BAR * len(every)),
        height=room_for(title) + len(options) * (_BAR * len(every) + _GAP) + _FOOT + 8,
        margin={"l": 10, "r": 10, "t": room_for(title) + 8, "b": _FOOT},
        legend={**LEGEND_BELOW, "traceorder": "normal"},
    )
    return figure


def _label(place: int, option: str, right: int | None) -> str:
    written = plain(short(" ".join(option.split()), 20))
    return (
        f"<b>✓ {LETTERS[place]}. {written}</b>"
        if place == right
        else (f"{LETTERS[place]}. {written}")
    )


def _written(share: float, one: Bars) -> str:
    """What a person says is meant as it is said, 100 % too."""
    return percent_text(share, 2) if one.mine else probability_text(share)
