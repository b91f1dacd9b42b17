"""Running text: does the most likely next token come as often as its probability says?"""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import running_text as analysis
from backend.analyses.application.running_text import KINDS, LIMIT, Foretold, Kind
from backend.errors import TextTooLong
from backend.numbers import SPACE, count_text, percent_text, real_text
from backend.text.limits import encode_within
from components.charts.chart import chart
from components.frame import claim_scope, notices, prose, reserved
from components.outputs.csv_file import csv_button
from components.results import measured_on, shared
from components.state import fields
from pages.application.calibration import results
from pages.application.calibration.reliability_chart import Line, reliability_figure

_LABELS: dict[Kind, str] = {"everyday": "everyday sentences", "technical": "technical prose"}
_FIRST = (
    "The morning was cold and clear. She walked down to the river, sat on a stone and watched the "
    "water. A small boat came round the bend, and the man in it lifted his hand and smiled."
)


def draw(name: str) -> None:
    """A text of one's own, the three lines, and what they show."""
    prose.markdown(
        "At every position of a text the model has a most likely next token. How often is it the "
        "one that comes? Type a text of your own: it is the third line."
    )
    text = fields.own_text("passage", _FIRST, "Your text", rows=2)
    slot = st.container()
    with reserved.filling("running_text", slot, 520):
        _chart(_own(name, text))
    _told()
    csv_button(_columns, "running-text", head=measured_on.head)


def _own(name: str, text: str) -> Foretold | None:
    try:
        ids = tuple(encode_within(shared.vocabulary(name), text, LIMIT))
    except TextTooLong as error:
        notices.show(error)
        return None
    if len(ids) < 2:
        prose.info("Type a text of at least two tokens to see its line.", icon=":material/edit:")
        return None
    return results.foretold(name, ids).after_first


def _chart(own: Foretold | None) -> None:
    lines = [Line(_LABELS[kind], analysis.measured(kind).reliability, band=kind == "everyday")
             for kind in KINDS]  # fmt: skip
    if own is not None:
        lines.append(Line("your own", own.reliability))
    finding = "Calibration error: " + ", ".join(
        f"{one.name} {real_text(one.found.error, 3)}" for one in lines
    )
    chart(
        reliability_figure(
            lines,
            measured_on.title(),
            "the most likely next token at every position, T = 1",
            axis="said: probability of the most likely token",
            finding=finding,
        ),
        key="running_text",
        alt=finding,
    )
    st.table(
        {
            "text": [one.name for one in lines],
            "tokens": [count_text(one.found.count) for one in lines],
            "right": [percent_text(one.found.share_right) for one in lines],
            "said": [percent_text(one.found.confidence) for one in lines],
            "error": [real_text(one.found.error, 3) for one in lines],
            "by chance": [real_text(one.found.chance_error, 3) for one in lines],
        },
        hide_index=True,
        border="horizontal",
        alt="Each text: tokens, how often the most likely one came, how sure, calibration error",
    )


def _told() -> None:
    parts = []
    for kind in KINDS:
        found, limit = analysis.measured(kind).reliability, analysis.measured(kind).chance_limit
        leaning = "surer" if found.confidence > found.share_right else "less sure"
        parts.append(
            f"**{_LABELS[kind].capitalize()}:** error {real_text(found.error, 3)}, "
            + (
                f"more than the {real_text(limit, 3)} that a perfect forecaster stays below in "
                f"95{SPACE}% of cases; the model is {leaning} than it is right."
                if found.error > limit
                else f"no more than chance, which stays below {real_text(limit, 3)} in "
                f"95{SPACE}% of cases."
            )
        )
    prose.markdown(claim_scope.whose() + " ".join(parts))
    prose.caption(
        "Grey: where a perfect forecaster lies on the everyday sentences. A short text of your own "
        "scatters more: compare its error with what chance gives."
    )


def _columns() -> dict[str, list[object]]:
    every = [(kind, analysis.measured(kind)) for kind in KINDS]
    return {
        "text": [_LABELS[kind] for kind, one in every for _ in one.right],
        "said": [p for _, one in every for p in one.confidences],
        "right": ["yes" if right else "no" for _, one in every for right in one.right],
    }
