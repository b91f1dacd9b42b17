"""Candidates for a gap: their share by left context, by Bayes' rule, and in the masked reading."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from backend.analyses.foundations.bayes_infilling import BayesInfilling
from backend.numbers import percent_text
from components.charts.labels import plain, short
from components.charts.number_axes import PERCENT, percent
from components.charts.palette import colour
from components.charts.titles import both_readings_of, room_for, with_legend_under

DRAWN = 10  # candidates


def drawn_candidates(result: BayesInfilling) -> np.ndarray:
    """Indices of those to draw: the leading ones of any of the three, best by Bayes first."""
    three = np.stack([result.left(), result.posterior(), result.both()])
    highest = np.where(np.isnan(three), -1.0, three).max(axis=0)
    leading = np.argsort(-highest, kind="stable")[: min(DRAWN, result.done)]
    return leading[np.argsort(-result.posterior()[leading], kind="stable")]


def candidates_figure(
    result: BayesInfilling, labels: Sequence[str], name: str, text: str
) -> go.Figure:
    """A line a candidate, from its share by left context to that by Bayes, and the masked one.

    Args:
        labels: one a candidate, in the order of the result.
    """
    drawn = drawn_candidates(result)
    rows = np.arange(len(drawn))
    left, bayes, both = (one[drawn] for one in (result.left(), result.posterior(), result.both()))
    gap = np.full(len(drawn), np.nan)
    figure = go.Figure(
        go.Scatter(
            x=percent(np.stack([left, bayes, gap], axis=1).ravel()),
            y=np.repeat(rows, 3),
            mode="lines",
            line={"color": colour("left"), "width": 2},
            hoverinfo="skip",
            showlegend=False,
        )
    )
    for reading, shares, tone, symbol in (
        ("autoregressive, left context only", left, "left", "circle-open"),
        ("autoregressive, by Bayes", bayes, "left", "diamond"),
        ("masked, one reading", both, "both", "square"),
    ):
        figure.add_trace(
            go.Scatter(
                x=percent(shares),
                y=rows,
                mode="markers",
                name=reading,
                marker={
                    "color": colour("left" if tone == "left" else "both"),
                    "symbol": symbol,
                    "size": 11,
                    "line": {"width": 2 if symbol.endswith("open") else 0},
                },
                text=[plain(labels[place]) for place in drawn],
                customdata=[percent_text(one) for one in shares],
                hovertemplate="%{text}: %{customdata}<extra>" + reading + "</extra>",
            )
        )
    figure.update_xaxes(
        title=f"share among the {result.done} candidates",
        range=[-2, 102],
        zeroline=False,
        **PERCENT,
    )
    figure.update_yaxes(
        tickvals=rows,
        ticktext=[plain(labels[place]) for place in drawn],
        range=[len(drawn) - 0.4, -0.6],
    )
    title = both_readings_of(name, text, finding=_finding(labels, drawn, bayes, both))
    height = 28 * len(drawn) + 126 + room_for(title)
    figure.update_layout(with_legend_under(title, height))
    return figure


def _finding(labels: Sequence[str], drawn: np.ndarray, bayes: np.ndarray, both: np.ndarray) -> str:
    """The best candidate by Bayes, and what the masked reading gives it."""
    best = short(labels[drawn[0]])
    masked = "" if np.isnan(both[0]) else f", masked {percent_text(both[0])}"
    return f"“{best}” is best by Bayes: {percent_text(bayes[0])}{masked}"
