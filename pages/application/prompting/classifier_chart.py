"""Two histograms back to back: positive reviews above, negative ones below, and a threshold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from backend.analyses.application.classifier import Sorted, reviews
from backend.numbers import gain_text
from components.charts.labels import plain, short
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, about, room_for
from components.results import measured_on

_PLOT, _FOOT = 240, 112  # pixels
_BIN = 0.5  # bits


@dataclass(frozen=True)
class Own:
    """A review of one's own."""

    text: str
    difference: float


def classifier_figure(found: Sorted, threshold: float, own: Own | None, finding: str) -> go.Figure:
    """Args:
    threshold: in bits; what lies right of it is called positive.
    finding: what is to be seen, with its figures.
    """
    wording = found.wording
    title = about(
        measured_on.title(),
        f"{wording.name}: “{wording.positive.strip()}” against “{wording.negative.strip()}”",
        finding=finding,
    )
    truth = np.array([one.positive for one in reviews()])
    differences = found.differences
    shown = [*differences, threshold, 0.0, *([own.difference] if own else [])]
    low, high = np.floor(min(shown) - _BIN), np.ceil(max(shown) + _BIN)
    edges = np.arange(low, high + _BIN / 2, _BIN)
    figure = go.Figure()
    most = 1
    for name, chosen, sign, marker in (
        ("positive reviews", truth, 1, {"color": colour("left")}),
        (
            "negative reviews",
            ~truth,
            -1,
            {"color": colour("other"), "pattern": {"shape": "/", "size": 5}},
        ),
    ):
        counts, _ = np.histogram(differences[chosen], edges)
        most = max(most, int(counts.max()))
        figure.add_trace(
            go.Bar(
                x=edges[:-1] + _BIN / 2,
                y=sign * counts,
                width=_BIN * 0.92,
                name=name,
                marker=marker,
                text=[
                    f"{count} {name}, {gain_text(left, 1)} to {gain_text(left + _BIN, 1)} bits"
                    for count, left in zip(counts, edges[:-1], strict=True)
                ],
                textposition="none",
                hovertemplate="%{text}<extra></extra>",
            )
        )
    if own is not None:
        figure.add_trace(
            go.Scatter(
                x=[own.difference],
                y=[0],
                mode="markers",
                name="your own",
                marker={
                    "symbol": "diamond",
                    "size": 14,
                    "color": colour("text"),
                    "line": {"color": colour("background"), "width": 2},
                },
                text=[f"{plain(short(own.text, 48))}: {gain_text(own.difference)} bits"],
                hovertemplate="%{text}<extra></extra>",
                cliponaxis=False,
            )
        )
    figure.add_vrect(
        x0=low, x1=threshold, fillcolor=colour("other"), opacity=0.12, line_width=0, layer="below"
    )
    figure.add_vline(x=threshold, line={"color": colour("text"), "width": 2})
    for anchor, sign, said in (
        ("right", -1, f"← called “{wording.negative.strip()}”"),
        ("left", 1, f"called “{wording.positive.strip()}” →"),
    ):
        figure.add_annotation(
            x=threshold,
            xshift=5 * sign,
            xanchor=anchor,
            y=most + 1.4,
            text=plain(said),
            showarrow=False,
            font={"color": colour("text"), "size": 12},
        )
    step = 2 if most <= 8 else 4
    ticks = [one for one in range(-most, most + 1) if one % step == 0]
    figure.update_xaxes(
        title={"text": "difference of the log-probabilities (bits)", "standoff": 8},
        range=[low, high],
        zeroline=False,
        showgrid=False,
    )
    figure.update_yaxes(
        title={"text": "reviews"},
        range=[-most - 0.6, most + 2.4],
        tickvals=ticks,
        ticktext=[str(abs(one)) for one in ticks],
        zerolinecolor=colour("line"),
    )
    figure.update_layout(
        title=title,
        barmode="overlay",
        height=_PLOT + room_for(title) + _FOOT,
        margin={"l": 10, "r": 14, "t": room_for(title) + 12, "b": _FOOT},
        legend=LEGEND_BELOW_IN_COLUMNS,
    )
    return figure
