"""All logits as a histogram, its leading tokens named, and the same divided by temperature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from backend.analyses.foundations.logit_histogram import LogitHistogram
from backend.numbers import counted, real_text
from components.charts.labels import plain, short
from components.charts.palette import colour
from components.charts.titles import room_for

_ROW = 17  # pixels of a name above the histogram
_PANEL, _GAP, _FOOT = 190, 64, 46
_LEFT = 0.35  # of the width: from here to the left a name has no room on the left of its logit
_LOWEST_COUNT = 0.6  # where a logarithmic axis begins: a bin of one token still has a bar


@dataclass(frozen=True)
class Named:
    """A token to name on the histogram.

    Attributes:
        own: it is the person's own word, not one of the leading ones.
    """

    label: str
    logit: float
    own: bool = False


def logit_histogram_figure(
    result: LogitHistogram,
    named: Sequence[Named],
    temperature: float,
    logarithmic: bool,
    title: dict[str, Any],
) -> go.Figure:
    """Two panels on one scale: the logits as they are, and divided by the temperature.

    Args:
        named: highest logit first; a person's own word last.
        temperature: above 0.
    """
    names = _ROW * len(named)
    above = room_for(title)
    inner = names + 2 * _PANEL + _GAP
    height = above + inner + _FOOT
    figure = go.Figure()
    figure.add_trace(_bars(result, 1.0, "y2"))
    figure.add_trace(_bars(result, temperature, "y3"))
    ends = np.array([result.lowest, result.highest])
    both = np.concatenate([ends, ends / temperature])
    margin = 0.03 * (np.ptp(both) or 1.0)
    low, high = float(both.min()) - margin, float(both.max()) + margin
    _add_names(figure, named, low, high)
    for one in named:  # where they are after the division: closer together, or farther apart
        figure.add_shape(
            type="line",
            x0=one.logit / temperature,
            x1=one.logit / temperature,
            xref="x2",
            y0=0,
            y1=1,
            yref="y3 domain",
            line={"color": colour("text" if one.own else "left"), "width": 1},
        )
    _add_distance(figure, result)
    top = int(result.counts.max())
    counts: dict[str, Any] = (
        {
            "type": "log",
            "range": [np.log10(_LOWEST_COUNT), np.log10(top) + 0.75],
            "dtick": 1,
            "tickformat": ",d",
        }
        if logarithmic
        else {"range": [0, 1.3 * top], "tickformat": ",d"}
    )
    figure.update_layout(
        title=title,
        height=height,
        bargap=0,
        showlegend=False,
        margin={"l": 10, "r": 10, "t": above, "b": _FOOT},
        xaxis={
            "range": [low, high],
            "anchor": "y2",
            "title": {"text": "logit", "standoff": 8},
            "zeroline": False,
        },
        xaxis2={
            "range": [low, high],
            "anchor": "y3",
            "title": {"text": f"logit ÷ T, with T = {temperature:g}", "standoff": 8},
            "zeroline": False,
        },
        yaxis={
            "domain": [1 - names / inner, 1],
            "range": [len(named) - 0.5, -0.5],
            "visible": False,
            "fixedrange": True,
        },
        yaxis2={"domain": [(_PANEL + _GAP) / inner, (2 * _PANEL + _GAP) / inner], **counts},
        yaxis3={"domain": [0, _PANEL / inner], **counts},
    )
    for axis in ("yaxis2", "yaxis3"):
        figure.layout[axis].title = {"text": "tokens per bin", "standoff": 8}
    return figure


def _bars(result: LogitHistogram, temperature: float, axis: str) -> go.Bar:
    edges = result.edges / temperature
    return go.Bar(
        x=(edges[:-1] + edges[1:]) / 2,
        y=result.counts,
        width=np.diff(edges),
        xaxis="x" if axis == "y2" else "x2",
        yaxis=axis,
        marker={"color": colour("other"), "line": {"width": 0}},
        customdata=[
            f"{real_text(low)} to {real_text(high)}: {counted(int(count), 'token')}"
            for low, high, count in zip(edges[:-1], edges[1:], result.counts, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _add_names(figure: go.Figure, named: Sequence[Named], low: float, high: float) -> None:
    """A row a name, so that no two collide, and a line down from each to its logit.

    The highest logit is in the top row with its name on the left: the lines of higher logits then
    pass to the right of every name below. Where there is no room on the left, all is mirrored.
    """

    def on_right(one: Named) -> bool:
        return (one.logit - low) / (high - low) < _LEFT

    leading, own = ([one for one in named if one.own == kind] for kind in (False, True))
    order = list(reversed(leading)) if leading and on_right(leading[0]) else leading
    for one in own:  # the lowest logit: no line comes by above names to the right of it
        order = [one, *order] if on_right(one) else [*order, one]
    mirrored = bool(leading) and on_right(leading[0])
    for row, one in enumerate(order):
        right = on_right(one) if one.own else mirrored
        shade = colour("text" if one.own else "left")
        figure.add_trace(
            go.Scatter(
                x=[one.logit],
                y=[row],
                mode="markers+text",
                text=[f"{plain(short(one.label))} {real_text(one.logit, 1)}"],
                textposition="middle right" if right else "middle left",
                textfont={"size": 12, "color": colour("text")},
                marker={"color": shade, "size": 7, "symbol": "diamond" if one.own else "circle"},
                cliponaxis=False,
                hovertemplate=f"{plain(one.label)}: {real_text(one.logit, 3)}<extra></extra>",
            )
        )
        line = {"color": shade, "width": 1}
        figure.add_shape(
            type="line", x0=one.logit, x1=one.logit, y0=row, y1=len(named), yref="y", line=line
        )
        figure.add_shape(
            type="line", x0=one.logit, x1=one.logit, y0=0, y1=1, yref="y2 domain", line=line
        )


def _add_distance(figure: go.Figure, result: LogitHistogram) -> None:
    """From the mean to the highest logit, in standard deviations."""
    line = {"color": colour("text"), "width": 1}
    figure.add_shape(
        type="line", x0=result.mean, x1=result.mean, y0=0, y1=0.95, yref="y2 domain",
        line={**line, "dash": "dot"},
    )  # fmt: skip
    figure.add_shape(
        type="line", x0=result.mean, x1=result.highest, y0=0.88, y1=0.88, yref="y2 domain",
        line=line,
    )  # fmt: skip
    figure.add_annotation(
        x=(result.mean + result.highest) / 2,
        y=0.88,
        yref="y2 domain",
        text=f"mean to highest: {real_text(result.above_mean(result.highest), 1)} σ",
        showarrow=False,
        yanchor="middle",
        bgcolor=colour("background"),
        font={"size": 12, "color": colour("text")},
    )
