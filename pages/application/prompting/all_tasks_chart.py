"""One task after 0 to 16 demonstrations, a dot a sample of them, among all others as thin lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from backend.analyses.application.by_example import COUNTS, Task, instructed, tasks, taught
from backend.numbers import SPACE, percent_text
from backend.probability.proportion import Proportion
from components.charts.labels import plain
from components.charts.number_axes import PERCENT, percent
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, about, room_for
from components.results import measured_on

_PLOT, _FOOT = 270, 122  # pixels
_SAID = -1  # where the instruction alone is drawn; then come the counts
_APART = 0.09  # between the dots of a count


@dataclass(frozen=True)
class Own:
    """A task of one's own, as far as it was tried: what is right at each of the first counts."""

    right: Sequence[Proportion]


def all_tasks_figure(task: Task | None, own: Own | None, finding: str) -> go.Figure:
    """Args:
    task: drawn with its dots; None: one's own is looked at.
    finding: what is to be seen, with its figures.
    """
    title = about(measured_on.title(), "greedy answers, right by their first word", finding=finding)
    figure = go.Figure()
    for one in tasks():
        if task is None or one.id != task.id:
            _thin(figure, one)
    if task is not None:
        _whole(figure, task)
    if own is not None and own.right:
        figure.add_trace(
            go.Scatter(
                x=list(range(len(own.right))),
                y=percent([one.share for one in own.right]),
                error_y=_intervals(own.right),
                mode="lines+markers",
                name="your own",
                line={"color": colour("text"), "width": 2.5},
                marker={"symbol": "diamond", "size": 10},
                text=[_told("your own", place, one) for place, one in enumerate(own.right)],
                hovertemplate="%{text}<extra></extra>",
                cliponaxis=False,
            )
        )
    figure.update_xaxes(
        tickvals=list(range(_SAID, len(COUNTS))),
        ticktext=["words<br>only", *map(str, COUNTS)],
        range=[_SAID - 0.4, len(COUNTS) - 0.6],
        title={"text": "demonstrations", "standoff": 8},
        showgrid=False,
        zeroline=False,
    )
    figure.update_yaxes(title={"text": "right"}, range=[-3, 103], tickvals=[0, 25, 50, 75, 100],
                        **PERCENT)  # fmt: skip
    figure.update_layout(
        title=title,
        height=_PLOT + room_for(title) + _FOOT,
        margin={"l": 10, "r": 14, "t": room_for(title) + 14, "b": _FOOT},
        legend=LEGEND_BELOW_IN_COLUMNS,
    )
    return figure


def _thin(figure: go.Figure, task: Task) -> None:
    every = [taught(task.id, count).together for count in COUNTS]
    figure.add_trace(
        go.Scatter(
            x=list(range(len(COUNTS))),
            y=percent([one.share for one in every]),
            mode="lines",
            name="control" if task.control else "other tasks",
            legendgroup="control" if task.control else "others",
            showlegend=not any(
                each.legendgroup == ("control" if task.control else "others")
                for each in figure.data
            ),
            line={
                "color": colour("other"),
                "width": 1.2,
                "dash": "dot" if task.control else "solid",
            },
            text=[_told(task.name, place, one) for place, one in enumerate(every)],
            hovertemplate="%{text}<extra></extra>",
        )
    )


def _whole(figure: go.Figure, task: Task) -> None:
    ink = colour("left")
    every = [taught(task.id, count) for count in COUNTS]
    figure.add_trace(
        go.Scatter(
            x=list(range(len(COUNTS))),
            y=percent([one.together.share for one in every]),
            error_y=_intervals([one.together for one in every]),
            mode="lines",
            name=f"{task.name}: mean",
            line={"color": ink, "width": 2.5},
            text=[_told(task.name, place, one.together) for place, one in enumerate(every)],
            hovertemplate="%{text}<extra></extra>",
        )
    )
    dots = [
        (place + _APART * (number - (len(one.by_draw) - 1) / 2), found, place)
        for place, one in enumerate(every)
        for number, found in enumerate(one.by_draw)
    ]
    figure.add_trace(
        go.Scatter(
            x=[across for across, _, _ in dots],
            y=percent([found.share for _, found, _ in dots]),
            mode="markers",
            name="one sample",
            marker={"symbol": "circle", "size": 9, "color": ink, "opacity": 0.75},
            text=[_told("One sample", place, found) for _, found, place in dots],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )
    )
    said = instructed(task.id)
    figure.add_trace(
        go.Scatter(
            x=[_SAID],
            y=percent([said.share]),
            error_y=_intervals([said]),
            mode="markers",
            name="words only",
            marker={"symbol": "square-open", "size": 11, "color": ink, "line": {"width": 2}},
            text=[f"“{plain(task.instruction)}”: {said.hits} of {said.count}"],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )
    )


def _intervals(every: Sequence[Proportion]) -> dict[str, object]:
    return {
        "type": "data",
        "symmetric": False,
        "array": percent([one.interval[1] - one.share for one in every]),
        "arrayminus": percent([one.share - one.interval[0] for one in every]),
        "width": 0,
        "thickness": 1.2,
    }


def _told(name: str, place: int, found: Proportion) -> str:
    share = percent_text(found.share, 2)
    return f"{plain(name)}, {COUNTS[place]}:{SPACE}{share} ({found.hits} of {found.count})"
