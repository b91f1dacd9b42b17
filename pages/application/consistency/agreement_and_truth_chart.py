"""Right and wrong answers by how many samples agree, with one's own wordings as marks above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from backend.analyses.application.agreement_and_truth import BINS
from backend.analyses.application.consistency import SAMPLES
from backend.numbers import percent_text
from backend.probability.proportion import Proportion
from components.charts.labels import plain, short
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, about, room_for
from components.results import measured_on

_PLOT, _FOOT = 270, 110  # pixels
_APART = 0.16  # between the marks of one range
_MARK = {True: "circle", False: "x", None: "circle-open"}


@dataclass(frozen=True)
class Own:
    """A wording on the screen.

    Attributes:
        called: in the legend.
        agreed: how many of its samples give the answer; `place`: which of `BINS` that is.
        right: None: nobody has said.
    """

    called: str
    wording: str
    answer: str
    agreed: int
    place: int
    right: bool | None


def range_text(low: int, high: int) -> str:
    return f"{low} to {high}"


def agreement_and_truth_figure(
    binned: Sequence[Proportion | None], temperature: float, own: Sequence[Own], finding: str
) -> go.Figure:
    """Args:
    binned: of the wordings in each of `BINS`, how many are right.
    finding: what is to be seen, with its figures.
    """
    title = about(
        measured_on.title(),
        f"every wording of the set, temperature {temperature:g}",
        finding=finding,
    )
    places = list(range(len(BINS)))
    right = [one.hits if one else 0 for one in binned]
    wrong = [one.count - one.hits if one else 0 for one in binned]
    highest = max(hit + miss for hit, miss in zip(right, wrong, strict=True))
    figure = go.Figure()
    for name, numbers, ink, shape in (
        ("right", right, colour("left"), ""),
        ("wrong", wrong, colour("other"), "/"),
    ):
        figure.add_trace(
            go.Bar(
                x=places,
                y=numbers,
                name=name,
                marker={"color": ink, "pattern": {"shape": shape}},
                text=[f"{range_text(*BINS[place])} agree: {numbers[place]} {name}"
                      for place in places],
                textposition="none",
                hovertemplate="%{text}<extra></extra>",
            )
        )  # fmt: skip
    for place, one in enumerate(binned):
        if one is not None:
            figure.add_annotation(
                x=place,
                y=one.count,
                yshift=10,
                text=percent_text(one.share, 2),
                showarrow=False,
                font={"size": 12, "color": colour("text")},
            )
    if own:
        figure.add_trace(_marks(own, 1.2 * highest))
    figure.update_xaxes(
        tickvals=places,
        ticktext=[range_text(*one) for one in BINS],
        title={"text": f"samples that agree, of {SAMPLES}", "standoff": 8},
        range=[-0.6, len(BINS) - 0.4],
        showgrid=False,
    )
    figure.update_yaxes(title={"text": "wordings"}, range=[0, 1.3 * highest], rangemode="tozero")
    figure.update_layout(
        title=title,
        height=_PLOT + room_for(title) + _FOOT,
        margin={"l": 10, "r": 14, "t": room_for(title) + 8, "b": _FOOT},
        legend=LEGEND_BELOW_IN_COLUMNS,
        barmode="stack",
        bargap=0.25,
    )
    return figure


def _marks(own: Sequence[Own], height: float) -> go.Scatter:
    """One for each wording, side by side where several are in one range."""
    before: dict[int, int] = {}
    across: list[float] = []
    for one in own:
        number = before.get(one.place, 0)
        before[one.place] = number + 1
        across.append(one.place + _APART * ((number + 1) // 2) * (1 if number % 2 else -1))
    return go.Scatter(
        x=across,
        y=[height] * len(own),
        mode="markers",
        name=plain(own[0].called),
        marker={
            "symbol": [_MARK[one.right] for one in own],
            "size": 11,
            "color": colour("text"),
            "line": {"width": 1.5, "color": colour("text")},
        },
        text=[
            f"{plain(short(one.wording, 50))} <b>{plain(short(one.answer, 30))}</b>, "
            f"{one.agreed} of {SAMPLES}"
            for one in own
        ],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )
