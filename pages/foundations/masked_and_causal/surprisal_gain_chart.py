"""Surprisal of every token in both readings, and the gain between them."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from backend.analyses.foundations.masked_and_causal import MaskedAndCausal
from backend.numbers import in_bits
from components.charts.labels import plain
from components.charts.palette import colour
from components.charts.titles import both_readings_of, with_legend_under

_GAIN = "gain: the right side helps"
_LOSS = "negative gain"
_CROWDED = 50  # tokens; of more, the dots are small


def surprisal_figure(
    readings: MaskedAndCausal, labels: list[str], position: int, name: str, text: str
) -> go.Figure:
    """One column a token: a dot for each reading, and a line between them for the gain."""
    # Categories and not numbers: then the axis names as many tokens as there is room for.
    places = [str(place) for place in range(len(labels))]
    size = 7 if len(labels) > _CROWDED else 10
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
                marker={"color": shade, "symbol": symbol, "size": size},
                text=[plain(label) for label in labels],
                customdata=[in_bits(one) for one in bits],
                hovertemplate="%{text}: %{customdata}<extra></extra>",
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
        type="category",
        categoryorder="array",
        categoryarray=places,
        labelalias=dict(zip(places, map(plain, labels), strict=True)),
        range=[-0.6, len(labels) - 0.4],
    )
    figure.update_yaxes(title="surprisal in bits", rangemode="tozero")
    figure.update_layout(with_legend_under(both_readings_of(name, text), 360))
    return figure


def _lines(
    readings: MaskedAndCausal, places: np.ndarray, name: str, shade: str, dash: str
) -> go.Scatter:
    """Vertical lines as one trace: points in threes, the third a gap."""
    gap = np.full(places.size, np.nan)
    return go.Scatter(
        x=[str(place) for place in places for _ in range(3)],
        y=np.stack([readings.left_bits[places], readings.both_bits[places], gap], axis=1).ravel(),
        mode="lines",
        name=name,
        line={"color": shade, "width": 3, "dash": dash},
        hoverinfo="skip",
    )
