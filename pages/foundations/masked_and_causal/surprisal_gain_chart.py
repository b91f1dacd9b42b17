"""Surprisal of every token in each reading, and the gain between two of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from backend.analyses.foundations.masked_and_causal import MaskedAndCausal
from backend.numbers import in_bits
from components.charts.labels import plain
from components.charts.palette import Meaning, colour
from components.charts.titles import room_for, with_legend_under

_CROWDED = 50  # tokens; of more, the marks are small
_SMALL, _LARGE = 7, 10


def surprisal_figure(
    readings: MaskedAndCausal, labels: list[str], position: int, title: dict[str, Any]
) -> go.Figure:
    """One column a token: a mark for each reading, and a line between those that make the gain."""
    # Categories and not numbers: then the axis names as many tokens as there is room for.
    places = [str(place) for place in range(len(labels))]
    size = _SMALL if len(labels) > _CROWDED else _LARGE
    figure = go.Figure()
    trained = readings.control_bits
    if trained is not None:
        every = np.arange(len(labels))
        line = {"color": colour("other"), "width": 1.5, "dash": "solid"}
        figure.add_trace(_lines(readings.left_bits, trained, every, "training", line))
    before = readings.left_bits if trained is None else trained
    figure.add_traces(_gains(readings, before, "right context" if trained is not None else "gain"))
    marks: list[tuple[str, np.ndarray | None, Meaning, str]] = [
        ("original network, left context", readings.left_bits, "left", "circle"),
        ("control: trained, left context", trained, "left", "diamond-open"),
        ("masked version: trained, both sides", readings.both_bits, "both", "square"),
    ]
    for reading, bits, meaning, symbol in marks:
        if bits is not None:
            figure.add_trace(
                go.Scatter(
                    x=places,
                    y=bits,
                    mode="markers",
                    name=reading,
                    marker={"color": colour(meaning), "symbol": symbol, "size": size},
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
    figure.update_layout(with_legend_under(title, 340 + room_for(title)))
    return figure


def _gains(readings: MaskedAndCausal, before: np.ndarray, name: str) -> list[go.Scatter]:
    """Lines from the reading with left context to the masked one; negative gains look otherwise."""
    found = []
    looks: list[tuple[str, bool, Meaning, str]] = [
        (f"{name}: positive", False, "both", "solid"),
        (f"{name}: negative", True, "negative", "dot"),
    ]
    for title, lost, meaning, dash in looks:
        chosen = np.flatnonzero((readings.gain_bits < 0) == lost)
        chosen = chosen[~np.isnan(readings.gain_bits[chosen])]
        if chosen.size:
            line = {"color": colour(meaning), "width": 3, "dash": dash}
            found.append(_lines(before, readings.both_bits, chosen, title, line))
    return found


def _lines(
    first: np.ndarray, second: np.ndarray, places: np.ndarray, name: str, line: dict[str, object]
) -> go.Scatter:
    """Vertical lines as one trace: points in threes, the third a gap."""
    gap = np.full(places.size, np.nan)
    return go.Scatter(
        x=[str(place) for place in places for _ in range(3)],
        y=np.stack([first[places], second[places], gap], axis=1).ravel(),
        mode="lines",
        name=name,
        line=line,
        hoverinfo="skip",
    )
