"""How often two samples are the same, of one wording and of two: over the set, and one's own."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import within_and_between as analysis
from backend.analyses.application.consistency import TEMPERATURES, WORDINGS, questions
from backend.figures.of_application import proportion_text
from backend.figures.of_consistency import points_text, share_text, sign_of
from backend.numbers import SPACE, percent_text
from components.charts.chart import chart
from components.frame import claim_scope, prose
from components.outputs.csv_file import csv_button
from components.results import measured_on
from pages.application.consistency.twenty_samples import Counts
from pages.application.consistency.within_and_between_chart import Own, within_and_between_figure
from pages.application.consistency.wording_fields import Asked

_WHERE = {
    "within": "**Samples agree with themselves more than with another wording.**",
    "between": "**Samples agree with another wording more than with themselves.**",
    "same": "**Samples agree as much with another wording as with themselves.**",
}


def draw(asked: Asked, counts: Counts | None) -> None:
    """The dots with what is on the screen as a ring, what they show, the tables and the file."""
    prose.markdown(
        "Samples of one wording may agree because the wording is the same. Do samples of two "
        "wordings, which ask for one thing, agree as much?"
    )
    at = asked.temperature
    within, between = analysis.within(at), analysis.between(at)
    own = None
    if counts is not None and len(counts) > 1:
        found = analysis.sameness(counts)
        own = Own(asked.called, found.within, found.between)
    elif counts is not None:
        prose.caption("With a second wording, your own question is a ring in this chart.")
    finding = (
        f"Two samples are the same: {percent_text(within.mean, 2)} of one wording, "
        f"{percent_text(between.mean, 2)} of two"
    )
    chart(
        within_and_between_figure(at, own, finding),
        key="within_and_between",
        alt=f"A dot for each of {len(questions())} questions. {finding}.",
    )
    _said(at)
    _tables()
    csv_button(lambda: _columns(at), "within-and-between", head=measured_on.head)


def _said(at: float) -> None:
    apart = analysis.apart(at)
    prose.markdown(
        f"{claim_scope.whose()}{_WHERE[sign_of(apart, 'within', 'between')]} At temperature {at:g} "
        f"two samples are the same with {share_text(analysis.within(at))} within a wording, and "
        f"with {share_text(analysis.between(at))} between two. The difference is "
        f"{points_text(apart)} percentage points. To test whether a model has an answer, change "
        "the wording, not only the seed."
    )
    every = {which: proportion_text(analysis.outcomes(which)) for which in ("all", "mixed", "none")}
    prose.markdown(
        f"**The greedy answer depends on the wording too:** it is right in all {WORDINGS} wordings "
        f"for {every['all']} questions, in some for {every['mixed']}, in none for {every['none']}. "
        "Each other wording is a paraphrase; some lead further away from a short answer."
    )


def _tables() -> None:
    with st.expander("Every temperature and wording as a table", icon=":material/table_rows:"):
        st.table(
            {
                "temperature": [f"{one:g}" for one in TEMPERATURES],
                "same within a wording": [share_text(analysis.within(one)) for one in TEMPERATURES],
                "same between wordings": [
                    share_text(analysis.between(one)) for one in TEMPERATURES
                ],
                "difference, points": [points_text(analysis.apart(one)) for one in TEMPERATURES],
            },
            hide_index=True,
            border="horizontal",
            alt="How often two samples are the same, by temperature",
        )
        st.table(
            {
                "wording number": [str(one + 1) for one in range(WORDINGS)],
                "greedy answers that are right": [
                    proportion_text(analysis.right_in(one)) for one in range(WORDINGS)
                ],
            },
            hide_index=True,
            border="horizontal",
            alt="Right greedy answers by the number of the wording",
        )
        prose.caption(
            f"95{SPACE}% intervals: a bootstrap over questions for means, Wilson’s for counts. The "
            "first wording is the plainest; wordings of one number differ from kind to kind."
        )


def _columns(at: float) -> dict[str, list[object]]:
    every = analysis.of_each(at)
    return {
        "kind": [one.kind.name for one in questions()],
        "about": [one.about for one in questions()],
        "temperature": [at] * len(every),
        "same within a wording": [one.within for one in every],
        "same between wordings": [one.between for one in every],
    }
