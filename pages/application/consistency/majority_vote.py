"""Votes of samples beside single samples and greedy answers: over the set, and of one's own."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import majority_vote as analysis
from backend.analyses.application.answer_counts import is_right
from backend.analyses.application.consistency import (
    SAMPLES,
    TEMPERATURES,
    WORDINGS,
    measured,
    questions,
)
from backend.analyses.application.within_and_between import right_in
from backend.figures.of_application import proportion_text
from backend.figures.of_consistency import points_text, share_text, sign_of
from backend.numbers import SPACE, percent_text
from components.charts.chart import chart
from components.frame import claim_scope, prose
from components.outputs.csv_file import csv_button
from components.results import measured_on
from pages.application.consistency.majority_vote_chart import Own, majority_vote_figure
from pages.application.consistency.twenty_samples import Counts
from pages.application.consistency.wording_fields import Asked

_BESIDE = {
    "same": "**A vote is not clearly better than the greedy answer.**",
    "more": "**A vote is right more often than the greedy answer.**",
    "less": "**A vote is right less often than the greedy answer.**",
}


def draw(asked: Asked, counts: Counts | None) -> None:
    """The chart with what is on the screen as a line, what it shows, the table and the file."""
    prose.markdown(
        "Sample several answers and take the most frequent one: a majority vote. Is it right more "
        "often than the greedy answer, which costs one run?"
    )
    at, greedy = asked.temperature, analysis.greedy()
    own = _own(asked, counts)
    finding = (
        f"Right at T = {at:g}: {percent_text(analysis.voted(at, 1).mean, 2)} of single samples, "
        f"{percent_text(analysis.voted(at, SAMPLES).mean, 2)} of votes of {SAMPLES}, "
        f"{percent_text(greedy.mean, 2)} of greedy answers"
    )
    chart(
        majority_vote_figure(at, own, finding),
        key="majority_vote",
        alt=f"Share of right answers against the number of votes. {finding}.",
    )
    if counts is not None and not asked.accepted:
        prose.caption("Write above what is right, and your own question is a line of this chart.")
    _said(at)
    _table()
    csv_button(_columns, "consistency", head=measured_on.head)


def _own(asked: Asked, counts: Counts | None) -> Own | None:
    if counts is None or not asked.accepted:
        return None
    shares = [analysis.right_by_vote(counts, asked.accepted, votes) for votes in analysis.VOTES]
    return Own(asked.called, shares, analysis.right_greedy(counts, asked.accepted))


def _said(at: float) -> None:
    gain, more = analysis.gain(at), analysis.gain_over_one(at)
    prose.markdown(
        f"{claim_scope.whose()}{_BESIDE[sign_of(gain, 'more', 'less')]} On {len(questions())} "
        f"questions in {WORDINGS} wordings, votes of {SAMPLES} samples at temperature {at:g} "
        f"differ from greedy answers by {points_text(gain)} percentage points. From a single "
        f"sample they differ by {points_text(more)}."
    )
    prose.markdown(
        "**Why?** A vote finds the answer that the model gives most often. For an answer of a word "
        "or two, greedy decoding finds nearly the same one. Self-consistency was proposed for "
        "answers with reasoning before them, where different steps lead to one result. That is "
        "not measured here, and a vote can’t repair what most samples get wrong."
    )
    prose.markdown(
        f"**Wordings that vote together:** with {SAMPLES // WORDINGS} samples of each of "
        f"{WORDINGS} wordings, {share_text(analysis.across(at))} of the questions come out right. "
        f"That is {points_text(analysis.gain_across(at))} percentage points from the mean greedy "
        "answer: a vote passes over wordings that lead away from the answer. The greedy answer to "
        f"the plainest wording, the first, is right for {proportion_text(right_in(0))} questions."
    )


def _table() -> None:
    with st.expander("All temperatures as a table", icon=":material/table_rows:"):
        st.table(
            {
                "temperature": [f"{one:g}" for one in TEMPERATURES],
                **{
                    ("one sample" if votes == 1 else f"vote of {votes}"): [
                        share_text(analysis.voted(one, votes)) for one in TEMPERATURES
                    ]
                    for votes in analysis.VOTES
                },
                f"vote over {WORDINGS} wordings": [
                    share_text(analysis.across(one)) for one in TEMPERATURES
                ],
                "vote minus greedy, points": [
                    points_text(analysis.gain(one)) for one in TEMPERATURES
                ],
            },
            hide_index=True,
            border="horizontal",
            alt="Share of right answers by temperature and number of votes",
        )
        prose.caption(
            f"Greedy: {share_text(analysis.greedy())}. In brackets are 95{SPACE}% bootstrap "
            "intervals over questions."
        )


def _columns() -> dict[str, list[object]]:
    rows = [
        (one, number, wording, temperature, counts.greedy, form, count)
        for temperature in TEMPERATURES
        for one, every in zip(questions(), measured(temperature), strict=True)
        for number, (wording, counts) in enumerate(zip(one.wordings, every, strict=True), start=1)
        for form, count in counts.counts
    ]
    return {
        "kind": [one.kind.name for one, *_ in rows],
        "about": [one.about for one, *_ in rows],
        "wording number": [number for _, number, *_ in rows],
        "wording": [wording for _, _, wording, *_ in rows],
        "temperature": [temperature for _, _, _, temperature, *_ in rows],
        "greedy answer": [greedy for *_, greedy, _, _ in rows],
        "answer": [form for *_, form, _ in rows],
        "samples": [count for *_, count in rows],
        "right": ["yes" if is_right(form, one.accepted) else "no" for one, *_, form, _ in rows],
    }
