"""Surprisal of every token in both readings, and the gain between them."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from backend.analyses.two_readings import TwoReadings
from components.charts.plain import plain
from components.charts.subject import both_readings_of
from components.palette import colour

_GAIN = "gain: the right side helps"
_LOSS = "negative gain"
_LABELLED = 50  # tokens named at most; the others say their names under the pointer


def surprisal_figure(
    readings: TwoReadings, labels: list[str], position: int, name: str, text: str
) -> go.Figure:
    """One column a token: a dot for each reading, and a line between them for the gain."""
    places = np.arange(len(labels))
    every = -(-len(labels) // _LABELLED)
    labelled = [place for place in range(len(labels)) if place % every == position % every]
    figure = go.Figure()
    for title, lost, shade, dash in (
        (_GAIN, False, colour("both"), "solid"),
        (_LOSS, True, colour("negative"), "dot"),
    ):
        chosen = np.flatnonzero((readings.gain_bits < 0) == lost)
        chosen = chosen[~np.isnan(readings.gain_bits[chosen])]
        if chosen.size:
            figure.add_trace(_lines(readings, chosen, title, shade, dash))
    for title, bits, shade, symbol in (
        ("autoregressive: left side only", readings.left_bits, colour("left"), "circle"),
        ("masked: both sides", readings.both_bits, colour("both"), "square"),
    ):
        figure.add_trace(
            go.Scatter(
                x=places,
                y=bits,
                mode="markers",
                name=title,
                marker={"color": shade, "symbol": symbol, "size": 10 if every == 1 else 7},
                text=[plain(label) for label in labels],
                hovertemplate="%{text}: %{y:.2f} bits<extra></extra>",
            )
        )
    figure.add_vrect(
        x0=position - 0.45,
        x1=position + 0.45,
        line_width=0,
        fillcolor=colour("other"),
        opacity=0.15,
    )
    figure.update_xaxes(
        tickvals=labelled,
        ticktext=[plain(labels[place]) for place in labelled],
        range=[-0.6, len(labels) - 0.4],
    )
    figure.update_yaxes(title="surprisal in bits", rangemode="tozero")
    figure.update_layout(
        title=both_readings_of(name, text),
        height=360,
        margin={"l": 10, "r": 10, "t": 60, "b": 10},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )
    return figure


def _lines(
    readings: TwoReadings, places: np.ndarray, name: str, shade: str, dash: str
) -> go.Scatter:
    """Vertical lines as one trace: points in threes, the third a gap."""
    gap = np.full(places.size, np.nan)
    return go.Scatter(
        x=np.repeat(places, 3),
        y=np.stack([readings.left_bits[places], readings.both_bits[places], gap], axis=1).ravel(),
        mode="lines",
        name=name,
        line={"color": shade, "width": 3, "dash": dash},
        hoverinfo="skip",
    )
