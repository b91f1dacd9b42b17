"""Whether answers on which samples agree are right: over the set, and one's own among them."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import agreement_and_truth as analysis
from backend.analyses.application.agreement_and_truth import BINS, bin_of, binned, judged, told
from backend.analyses.application.answer_counts import is_right
from backend.analyses.application.consistency import SAMPLES, TEMPERATURES
from backend.figures.of_application import auroc_text, proportion_text
from backend.numbers import SPACE
from components.charts.chart import chart
from components.frame import claim_scope, prose
from components.outputs.csv_file import csv_button
from components.results import measured_on
from pages.application.consistency.agreement_and_truth_chart import (
    Own,
    agreement_and_truth_figure,
    range_text,
)
from pages.application.consistency.twenty_samples import Counts
from pages.application.consistency.twenty_samples_chart import NOTHING, readable
from pages.application.consistency.wording_fields import Asked

_SIGNALS: dict[analysis.Signal, str] = {
    "agreement": "share of the most frequent answer",
    "entropy": "entropy of the answers",
}


def draw(asked: Asked, counts: Counts | None) -> None:
    """The chart with one's own wordings as marks, what it shows, the table and the file."""
    prose.markdown(
        "Nobody tells an application whether an answer is right. Can it tell by how many of "
        f"{SAMPLES} samples agree?"
    )
    at = asked.temperature
    found = told(at, "agreement")
    finding = f"Agreement as a sign of a right answer: AUROC {auroc_text(found)}"
    chart(
        agreement_and_truth_figure(binned(at), at, _own(asked, counts), finding),
        key="agreement_and_truth",
        alt=f"A bar of right and wrong answers for each range of agreement. {finding}.",
    )
    _said(at)
    _table(at)
    csv_button(lambda: _columns(at), "agreement-and-truth", head=measured_on.head)


def _own(asked: Asked, counts: Counts | None) -> list[Own]:
    """A mark for each wording on the screen."""
    return [
        Own(
            asked.called,
            readable(wording),
            readable(one.top) or NOTHING,
            one.top_count,
            bin_of(one.top_count),
            is_right(one.top, asked.accepted) if asked.accepted else None,
        )
        for wording, one in zip(asked.wordings, counts or (), strict=False)
    ]


def _said(at: float) -> None:
    found = told(at, "agreement")
    if found.low > 0.5:
        head = "**Agreement is a sign of a right answer, and no proof.**"
    else:
        head = "**Agreement does not tell right answers from wrong ones here.**"
    full = binned(at)[-1]
    most = (
        f" Where at least {BINS[-1][0]} of {SAMPLES} samples agree, "
        f"{proportion_text(full)} answers are right."
        if full is not None
        else ""
    )
    prose.markdown(
        f"{claim_scope.whose()}{head} At temperature {at:g} it reaches AUROC {auroc_text(found)}; "
        f"0.5 is chance. The entropy of the answers reaches "
        f"{auroc_text(told(at, 'entropy'))}.{most}"
    )
    prose.markdown(
        "A model can give one wrong answer every time. Samples show how sure it is of its words, "
        "not whether they are true. Here the most frequent answer of each wording is judged."
    )


def _table(at: float) -> None:
    with st.expander("Every range and temperature as a table", icon=":material/table_rows:"):
        st.table(
            {
                f"samples that agree, of {SAMPLES}": [range_text(*one) for one in BINS],
                f"right at temperature {at:g}": [
                    proportion_text(one) if one is not None else "none" for one in binned(at)
                ],
            },
            hide_index=True,
            border="horizontal",
            alt="Right answers by how many samples agree",
        )
        st.table(
            {
                "signal": list(_SIGNALS.values()),
                **{
                    f"AUROC at {one:g}": [auroc_text(told(one, each)) for each in _SIGNALS]
                    for one in TEMPERATURES
                },
            },
            hide_index=True,
            border="horizontal",
            alt="How well each signal tells right answers from wrong ones",
        )
        prose.caption(
            f"95{SPACE}% intervals: Wilson’s for counts, as if wordings were independent; a "
            "bootstrap over questions for AUROC."
        )


def _columns(at: float) -> dict[str, list[object]]:
    every = judged(at)
    return {
        "kind": [one.question.kind.name for one in every],
        "wording": [one.question.wordings[one.wording] for one in every],
        "temperature": [at] * len(every),
        "most frequent answer": [one.counts.top for one in every],
        "samples that agree": [one.counts.top_count for one in every],
        "entropy, bits": [one.counts.entropy_bits for one in every],
        "right": ["yes" if one.right else "no" for one in every],
    }
