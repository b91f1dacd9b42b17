"""The share of right answers against the number of votes, with the greedy answer as a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from backend.analyses.application.consistency import SAMPLES, TEMPERATURES, WORDINGS
from backend.analyses.application.majority_vote import VOTES, across, greedy, voted
from backend.figures.of_consistency import share_text
from backend.numbers import percent_text
from backend.probability.bootstrap import Mean
from components.charts.labels import plain
from components.charts.number_axes import PERCENT, percent
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, about, room_for
from components.results import measured_on

_PLOT, _FOOT = 280, 124  # pixels
_BESIDE = 0.18  # how far from the last votes those of all wordings are


@dataclass(frozen=True)
class Own:
    """The question on the screen.

    Attributes:
        called: in the legend.
        right: by a vote, for each number of votes.
        greedy: share of its wordings whose greedy answer is right.
    """

    called: str
    right: Sequence[float]
    greedy: float


def majority_vote_figure(temperature: float, own: Own | None, finding: str) -> go.Figure:
    """Args:
    temperature: whose line is thick, with intervals.
    finding: what is to be seen, with its figures.
    """
    title = about(
        measured_on.title(),
        "the most frequent of so many samples",
        finding=finding,
    )
    places = list(range(len(VOTES)))
    figure = go.Figure()
    for one in (each for each in TEMPERATURES if each != temperature):
        figure.add_trace(
            _line(
                [voted(one, votes) for votes in VOTES],
                name=f"T = {one:g}",
                line={"color": colour("other"), "width": 1.4, "dash": "dot"},
            )
        )
    chosen = [voted(temperature, votes) for votes in VOTES]
    figure.add_trace(
        _line(
            chosen,
            name=f"T = {temperature:g}",
            line={"color": colour("left"), "width": 2.5},
            marker={"size": 8},
            error_y=_intervals(chosen),
        )
    )
    level = greedy()
    figure.add_trace(
        go.Scatter(
            x=[places[0] - 0.3, places[-1] + 0.3],
            y=percent([level.mean] * 2),
            mode="lines",
            name="greedy",
            line={"color": colour("text"), "width": 1.6, "dash": "dash"},
            text=[f"greedy: {share_text(level)}"] * 2,
            hovertemplate="%{text}<extra></extra>",
        )
    )
    together = across(temperature)
    figure.add_trace(
        go.Scatter(
            x=[places[-1] + _BESIDE],
            y=percent([together.mean]),
            error_y=_intervals([together]),
            mode="markers",
            name=f"{WORDINGS} wordings",
            marker={"symbol": "diamond-open", "size": 11, "color": colour("left")},
            text=[f"{SAMPLES} votes over {WORDINGS} wordings: {share_text(together)}"],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )
    )
    if own is not None:
        figure.add_trace(
            go.Scatter(
                x=places,
                y=percent(own.right),
                mode="lines+markers",
                name=plain(own.called),
                line={"color": colour("text"), "width": 2},
                marker={"symbol": "circle-open", "size": 11, "line": {"width": 2}},
                text=[
                    f"{plain(own.called)}, {votes}: {percent_text(share, 2)}; greedy "
                    f"{percent_text(own.greedy, 2)}"
                    for votes, share in zip(VOTES, own.right, strict=True)
                ],
                hovertemplate="%{text}<extra></extra>",
                cliponaxis=False,
            )
        )
    figure.update_xaxes(
        tickvals=places,
        ticktext=[str(one) for one in VOTES],
        range=[-0.4, len(VOTES) - 0.6],
        title={"text": "samples that vote", "standoff": 8},
        showgrid=False,
        zeroline=False,
    )
    figure.update_yaxes(
        title={"text": "right"}, range=[-3, 103], tickvals=[0, 25, 50, 75, 100], **PERCENT
    )
    figure.update_layout(
        title=title,
        height=_PLOT + room_for(title) + _FOOT,
        margin={"l": 10, "r": 14, "t": room_for(title) + 14, "b": _FOOT},
        legend=LEGEND_BELOW_IN_COLUMNS,
    )
    return figure


def _line(means: Sequence[Mean], **options: object) -> go.Scatter:
    """A temperature: a mark for each number of votes."""
    return go.Scatter(
        x=list(range(len(means))),
        y=percent([one.mean for one in means]),
        mode="lines+markers",
        text=[
            f"{options['name']}, {votes}: {share_text(one)}"
            for votes, one in zip(VOTES, means, strict=True)
        ],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
        **options,
    )


def _intervals(means: Sequence[Mean]) -> dict[str, object]:
    return {
        "type": "data",
        "symmetric": False,
        "array": percent([one.high - one.mean for one in means]),
        "arrayminus": percent([one.mean - one.low for one in means]),
        "width": 0,
        "thickness": 1.2,
    }
