"""A bar of samples for each wording, equal answers next to each other and of one colour."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from backend.analyses.application.answer_counts import AnswerCounts, is_right
from backend.analyses.application.consistency import SAMPLES
from backend.numbers import counted, in_bits
from backend.visible import SPACE, visible
from components.charts.labels import plain, short
from components.charts.palette import colour, line_colours
from components.charts.titles import LEGEND_BELOW_IN_COLUMNS, about, room_for

NOTHING = "(no answer)"

_LINE, _BAR = 47, 23  # pixels a wording, and its bar
_FOOT = 108
_WORDING, _LABEL, _NAME = 40, 16, 14  # characters: above a bar, in it, in the legend
_NAMED = 5  # answers with a colour of their own: with the others, three lines of a phone's legend
_LISTED = 6  # of the answers without a colour


def readable(text: str) -> str:
    """A text with what is invisible made visible, and its spaces as they are."""
    return visible(text).replace(SPACE, " ")


def twenty_samples_figure(
    wordings: Sequence[str],
    counts: Sequence[AnswerCounts],
    answers: Sequence[tuple[str, str]],
    accepted: Sequence[str],
    lines: Sequence[str],
    finding: str,
) -> go.Figure:
    """Args:
    answers: every normal form and how it is shown, the most frequent over all wordings first.
    accepted: right answers have a tick; empty: nobody has said what is right.
    lines: what it is of; finding: what is to be seen, with its figures.
    """
    title = about(*lines, finding=finding)
    tables = [dict(one.counts) for one in counts]
    hues = line_colours("left")[:_NAMED]
    figure = go.Figure()
    for (form, label), ink in zip(answers, hues, strict=False):
        marked = f"{'✓ ' if is_right(form, accepted) else ''}{label}"
        numbers = [table.get(form, 0) for table in tables]
        figure.add_trace(
            _bar(
                numbers,
                name=plain(short(marked, _NAME)),
                ink=ink,
                outlined=[form == one.greedy for one in counts],
                text=[plain(short(marked, _LABEL)) if number else "" for number in numbers],
                told=[f"{plain(short(marked, 60))}: {number}" for number in numbers],
            )
        )
    others = [
        [(label, table[form]) for form, label in answers[len(hues) :] if form in table]
        for table in tables
    ]
    if any(others):
        figure.add_trace(
            _bar(
                [sum(number for _, number in each) for each in others],
                name="all others",
                ink=colour("other"),
                outlined=[False] * len(counts),
                text=[counted(len(each), "other") if each else "" for each in others],
                told=[_list(each) for each in others],
            )
        )
    for row, wording in enumerate(wordings):
        figure.add_annotation(
            text=plain(short(readable(wording), _WORDING)) or "(empty)",
            x=0,
            xref="paper",
            xanchor="left",
            y=row,
            yshift=_BAR / 2 + 9,
            showarrow=False,
            font={"size": 13, "color": colour("text")},
        )
        if counts[row].counts:
            figure.add_annotation(
                text=in_bits(counts[row].entropy_bits, 2),
                x=1,
                xref="paper",
                xanchor="right",
                y=row,
                yshift=_BAR / 2 + 9,
                showarrow=False,
                font={"size": 13, "color": colour("text")},
            )
    # No title below the axis, on a phone the legend needs its room: the chart's title says it.
    figure.update_xaxes(range=[0, SAMPLES], tickvals=[0, 5, 10, 15, SAMPLES])
    figure.update_yaxes(
        range=[len(wordings) - 0.5, -0.85], showticklabels=False, showgrid=False, zeroline=False
    )
    figure.update_layout(
        title=title,
        height=_LINE * len(wordings) + room_for(title) + _FOOT,
        margin={"l": 10, "r": 14, "t": room_for(title), "b": _FOOT},
        legend={**LEGEND_BELOW_IN_COLUMNS, "traceorder": "normal"},
        barmode="stack",
        uniformtext={"mode": "hide", "minsize": 11},
    )
    return figure


def _bar(
    numbers: Sequence[int],
    *,
    name: str,
    ink: str,
    outlined: Sequence[bool],
    text: Sequence[str],
    told: Sequence[str],
) -> go.Bar:
    """One answer in all bars."""
    return go.Bar(
        x=list(numbers),
        y=list(range(len(numbers))),
        width=_BAR / _LINE,
        orientation="h",
        name=name,
        marker={
            "color": ink,
            "line": {
                "color": colour("text"),
                "width": [2.5 if one else 0 for one in outlined],
            },
        },
        text=list(text),
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 12},
        customdata=list(told),
        hovertemplate="%{customdata}<extra></extra>",
    )


def _list(others: Sequence[tuple[str, int]]) -> str:
    """The answers without a colour, the first few by name."""
    named = [f"{plain(short(label, 40))}: {number}" for label, number in others[:_LISTED]]
    left = len(others) - len(named)
    return "<br>".join([*named, f"and {left} more"] if left else named)
