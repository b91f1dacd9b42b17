"""Surprisals laid end to end: what each token adds to a sum, for several readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import plotly.graph_objects as go

from backend.numbers import bits_text, in_bits
from components.charts.labels import plain
from components.charts.palette import colour
from components.charts.titles import room_for

_ROW, _FOOT = 58, 70  # pixels


@dataclass(frozen=True)
class BitsRow:
    """One reading.

    Attributes:
        title: its name, at the left of the row.
        bits: (tokens,) surprisal of each.
        tone: the reading, for the colour.
        light: (tokens,) bool, which of them are only outlined; None: none.
    """

    title: str
    bits: np.ndarray
    tone: Literal["left", "both"]
    light: np.ndarray | None = None


def stacked_bits_figure(
    rows: Sequence[BitsRow], labels: Sequence[str], title: dict[str, Any]
) -> go.Figure:
    """A bar a row, made of a segment a token, its length in bits; the sum at its end."""
    figure = go.Figure()
    shown = [plain(label) for label in labels]
    for row in rows:
        light = np.zeros(len(labels), dtype=bool) if row.light is None else row.light
        figure.add_trace(
            go.Bar(
                x=row.bits,
                base=np.cumsum(row.bits) - row.bits,
                y=[row.title] * len(labels),
                orientation="h",
                text=shown,
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                constraintext="inside",
                insidetextfont={
                    "color": [colour("text" if one else "background") for one in light]
                },
                marker={
                    "color": [colour("background" if one else row.tone) for one in light],
                    "line": {
                        "color": [colour(row.tone if one else "background") for one in light],
                        "width": 1.5,
                    },
                },
                customdata=[in_bits(one) for one in row.bits],
                hovertemplate="%{text}: %{customdata}<extra></extra>",
                showlegend=False,
            )
        )
        figure.add_annotation(
            x=float(row.bits.sum()),
            y=row.title,
            text=f"<b>{bits_text(row.bits.sum())}</b> bits",
            font={"color": colour("text")},
            showarrow=False,
            xanchor="left",
            xshift=6,
        )
    widest = max(float(row.bits.sum()) for row in rows)
    figure.update_xaxes(title="surprisal in bits, token after token", range=[0, 1.01 * widest])
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_layout(
        title=title,
        barmode="overlay",
        bargap=0.35,
        height=_ROW * len(rows) + room_for(title) + _FOOT,
        margin={"l": 10, "r": 74, "t": room_for(title), "b": 10},
        uniformtext={"minsize": 11, "mode": "hide"},
    )
    return figure
