"""Infilling with Bayes' rule: how a left-to-right model can use right context, and its cost."""

from __future__ import annotations

import numpy as np
import streamlit as st

from backend.analyses.foundations.bayes_infilling import BayesInfilling, candidates
from backend.analyses.foundations.blanks import BlankedText
from backend.analyses.foundations.masked_and_causal import ReadingAt
from backend.numbers import (
    SPACE,
    count_text,
    percent_text,
    precise_text,
    quantity_text,
    real_text,
)
from components.charts.chart import chart
from components.frame import prose
from components.outputs.number_table import number_table
from components.outputs.progress import long_work
from components.results import shared
from pages.foundations.masked_and_causal import results
from pages.foundations.masked_and_causal.bayes_infilling_chart import candidates_figure

COUNTS = [10, 20, 50]  # of the left reading's own candidates
PROPOSED = 5  # that the masked reading adds


def draw(name: str, text: str, blanked: BlankedText, reading: ReadingAt) -> None:
    """Candidates for a gap scored by the whole sentence, beside the masked reading of it."""
    if _cannot_be_done(blanked, reading):
        return
    position = reading.position
    prose.markdown(
        "An autoregressive model can use right context too. Put each candidate into the gap, and "
        "see how probable the rest of the sentence is after it. By Bayes' rule, "
        "$P(\\text{token} \\mid \\text{left, right}) \\propto P(\\text{token} \\mid \\text{left}) "
        "\\cdot P(\\text{right} \\mid \\text{left, token})$. That takes **one reading "
        "of the sentence per candidate**; the masked model needs one for all of them."
    )
    count, helped = _choices()
    chosen = candidates(reading.left, reading.both, count, PROPOSED if helped else 0)
    vocabulary = shared.vocabulary(name)
    actual = None if position in blanked.blanks else blanked.ids[position]
    labels = vocabulary.labels(chosen)
    marked = [
        f"{label} (actual)" if token_id == actual else label
        for label, token_id in zip(labels, chosen, strict=True)
    ]
    asked = (name, text, position, reading.hidden, chosen)
    controls = st.container()
    place = st.empty()

    def show(step: BayesInfilling, key: str = "") -> None:
        if step.done:
            chart(
                candidates_figure(step, marked, name, text),
                key=key or f"infilling_chart_{step.done}",
                alt=_takeaway(step, labels),
                name="bayes-infilling",
                place=place,
            )

    with controls:
        result = long_work(
            "infilling",
            asked,
            results.infilling.known(*asked),
            lambda: results.infilling.steps(*asked),
            lambda step: (step.done, len(chosen)),
            doing=f"Reading {len(chosen)} sentences",
            unit="sentences",
            show=show,
            begin=f"Read {len(chosen)} sentences",
        )
    if result is None or not result.done:
        return
    show(result, "infilling_chart")
    if actual is not None and actual not in chosen:
        st.text(
            f"“{vocabulary.token(actual).label}”, the actual token, is not among these candidates."
        )
    _verdict(result, labels, count, vocabulary.size)
    _table(result, marked, count)


def _cannot_be_done(blanked: BlankedText, reading: ReadingAt) -> bool:
    """Says so where there are several gaps, or nothing to the right of the gap."""
    if len(reading.hidden) > 1:
        prose.info(
            f"{len(reading.hidden)} tokens are hidden here. Bayes' rule would have to score every "
            "combination: with 20 candidates for each, "
            f"{count_text(20 ** len(reading.hidden))} sentences. Leave one gap to try it.",
            icon=":material/functions:",
        )
        return True
    if reading.position == len(blanked.ids) - 1:
        prose.info(
            "Choose an earlier gap: to the right of this one there is nothing to use.",
            icon=":material/functions:",
        )
        return True
    return False


def _choices() -> tuple[int, bool]:
    """How many candidates from the left, and whether the masked reading adds some."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        count = st.segmented_control(
            "Candidates: the most likely … from the left",
            COUNTS,
            default=COUNTS[1],
            required=True,
            key="infilling_count",
            bind="query-params",
        )
        helped = st.toggle(
            f"and the masked model's {PROPOSED} most likely",
            value=True,
            key="infilling_helped",
            bind="query-params",
        )
    return count or COUNTS[1], helped


def _verdict(result: BayesInfilling, labels: list[str], count: int, size: int) -> None:
    best = int(np.nanargmax(result.posterior()))
    if best >= count:
        st.text(
            f"By Bayes' rule “{labels[best]}” is the most probable. It is not among the {count} "
            "most likely from the left: the masked model proposed it."
        )
    one, other, ratio = st.columns(3)
    one.metric("Bayes' rule", f"{result.done} readings")
    other.metric("Masked", "1 reading")
    if result.both_seconds > 0:
        ratio.metric(
            "Time, measured now",
            f"{quantity_text(result.left_seconds / result.both_seconds)} ×",
            help="The network's time for the candidates, over its time for the one masked reading, "
            "on this server. Several candidates share a pass, and each reads the left context "
            "again.",
        )
    prose.caption(
        f"All probabilities are among these {result.done} candidates: each of the three "
        f"distributions is renormalised to add up to 100{SPACE}% over them. They hold "
        f"{percent_text(_mass(result, result.left_bits), exact=False)} from the left and "
        f"{percent_text(_mass(result, result.both_bits), exact=False)} in the masked reading "
        f"of the probability of the whole vocabulary. Scoring all of it would take "
        f"{count_text(size)} readings."
    )


def _mass(result: BayesInfilling, bits: np.ndarray) -> float:
    return float(np.exp2(-bits[~np.isnan(result.right_bits)]).sum())


def _table(result: BayesInfilling, labels: list[str], count: int) -> None:
    with st.expander(
        "All candidates as a table", icon=":material/table:", on_change="rerun"
    ) as place:
        if not place.open:
            return
        order = np.argsort(-np.nan_to_num(result.posterior(), nan=-1.0), kind="stable")
        number_table(
            {
                "token": [labels[one] for one in order],
                "id": [result.candidates[one] for one in order],
                "proposed by": ["left" if one < count else "masked" for one in order],
                "P(token | left)": np.exp2(-result.left_bits)[order],
                "log2 P(right | left, token)": -result.right_bits[order],
                "Bayes' rule, among these": result.posterior()[order],
                "masked, among these": result.both()[order],
            },
            {
                "P(token | left)": precise_text,
                "log2 P(right | left, token)": real_text,
                "Bayes' rule, among these": precise_text,
                "masked, among these": precise_text,
            },
            alt="Every candidate with its scores",
        )


def _takeaway(result: BayesInfilling, labels: list[str]) -> str:
    bayes, both = (int(np.nanargmax(one)) for one in (result.posterior(), result.both()))
    return (
        f"Of {result.done} candidates Bayes' rule gives “{labels[bayes]}” the highest probability, "
        f"{percent_text(result.posterior()[bayes])}; the masked reading “{labels[both]}”, "
        f"{percent_text(result.both()[both])}."
    )
