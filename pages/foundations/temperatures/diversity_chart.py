"""What was measured over generated texts, over temperature: a panel a measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from backend.analyses.foundations.diversity import Diversity
from backend.numbers import in_bits, percent_text
from components.charts.number_axes import PERCENT, percent
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW, room_for

PANELS = {
    "distinct tokens and pairs, as a share of all": ("distinct_1", "distinct_2"),
    "4-grams that occurred before in the text": ("repeated_4",),
    "mean surprisal, bits a token": ("surprisal_bits",),
    "positions with the same token for two seeds": ("agreement",),
}
NAMES = {
    "distinct_1": "distinct-1",
    "distinct_2": "distinct-2",
    "repeated_4": "repeated 4-grams",
    "surprisal_bits": "surprisal",
    "agreement": "agreement",
}
IN_BITS = ("surprisal_bits",)


def written(measure: str, value: float) -> str:
    """A value of one of the measures: bits, or a share in percent."""
    return in_bits(value) if measure in IN_BITS else percent_text(value)


def diversity_figure(
    temperatures: Sequence[float], measured: Sequence[Diversity], title: dict[str, Any]
) -> go.Figure:
    """Args:
    measured: one a temperature.
    """
    figure = make_subplots(
        rows=len(PANELS), cols=1, shared_xaxes=True, vertical_spacing=0.085,
        subplot_titles=list(PANELS),
    )  # fmt: skip
    names = ["0 (greedy)" if not one else f"{one:g}" for one in temperatures]
    for row, measures in enumerate(PANELS.values(), start=1):
        for line, measure in enumerate(measures):
            values = [getattr(one, measure) for one in measured]
            figure.add_trace(
                go.Scatter(
                    x=names,
                    y=values if measure in IN_BITS else percent(values),
                    mode="lines+markers",
                    name=NAMES[measure],
                    line={"color": colour("left"), "dash": "dot" if line else "solid", "width": 2},
                    marker={"symbol": "square" if line else "circle", "size": 8},
                    customdata=[written(measure, one) for one in values],
                    hovertemplate="%{customdata}<extra>" + NAMES[measure] + "</extra>",
                    showlegend=len(measures) > 1,
                    cliponaxis=False,
                ),
                row=row,
                col=1,
            )
        if row != 3:
            figure.update_yaxes(range=[-4, 104], dtick=50, **PERCENT, row=row, col=1)
        else:
            figure.update_yaxes(rangemode="tozero", row=row, col=1)
    for note in figure.layout.annotations:
        note.update(x=0, xanchor="left", font={"size": 12, "color": colour("text")})
    figure.update_xaxes(type="category")
    figure.update_xaxes(title={"text": "temperature", "standoff": 8}, row=len(PANELS), col=1)
    figure.update_layout(
        title=title,
        height=540 + room_for(title),
        margin={"l": 10, "r": 10, "t": room_for(title) + 22, "b": 80},
        legend=LEGEND_BELOW,
    )
    return figure
