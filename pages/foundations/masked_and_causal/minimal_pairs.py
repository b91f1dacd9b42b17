"""Minimal pairs: two sentences that differ at one point, and which of them each reading prefers."""

from __future__ import annotations

import streamlit as st

from backend.analyses.foundations.minimal_pairs import (
    Pair,
    Scores,
    accuracies,
    known_scores,
    pairs,
)
from backend.errors import TextTooLong
from backend.numbers import SPACE, gain_text, percent_text, real_text
from backend.probability.proportion import Proportion
from components.frame import claim_scope, notices, prose
from components.inputs.examples import offers
from components.outputs.csv_file import csv_button
from components.state import fields, workspace
from pages.foundations.masked_and_causal import results

_FIELDS = ("acceptable", "unacceptable")


def draw(name: str) -> None:
    """Two sentences to type, their scores, and the whole set."""
    prose.markdown(
        "Change one word so that a sentence is no longer acceptable. Does the model prefer the "
        "acceptable one? The score of a sentence is the sum over all its tokens: the "
        "**log-likelihood** of the autoregressive reading, the **pseudo-log-likelihood** of the "
        "masked one, which hides every token in turn."
    )
    firsts: dict[str, Pair] = {}
    for pair in pairs():
        firsts.setdefault(pair.phenomenon, pair)
    offers(firsts, _take, key="minimal_pairs_try", icon=":material/compare:")
    default = pairs()[0]
    sentences = []
    for column, field, label, first in zip(
        st.columns(2),
        _FIELDS,
        ("Acceptable", "Not acceptable"),
        (default.acceptable, default.unacceptable),
        strict=True,
    ):
        with column:
            sentences.append(fields.own_text(field, first, label).strip())
    if all(sentences):
        _scores(name, sentences[0], sentences[1])
    else:
        prose.info("Write both sentences to compare them.", icon=":material/edit:")
    _whole_set()


def _take(pair: Pair) -> None:
    workspace.keep_own(dict(zip(_FIELDS, (pair.acceptable, pair.unacceptable), strict=True)))


def _scores(name: str, acceptable: str, unacceptable: str) -> None:
    if acceptable == unacceptable:
        prose.caption("Both sentences are the same. Change one word in the second.")
        return
    try:
        with st.skeleton(height=120):
            scores = results.pair_scores(name, acceptable, unacceptable)
    except TextTooLong as error:
        notices.show(error)
        return
    if scores is None:
        prose.info("One of the sentences has no token.", icon=":material/edit:")
        return
    readings = {"Autoregressive": scores.left, "Masked": scores.both}
    st.table(
        {
            "reading": list(readings),
            "prefers": [_preferred(one, other) for one, other in readings.values()],
            "acceptable, bits": [real_text(-one) for one, _ in readings.values()],
            "not acceptable, bits": [real_text(-other) for _, other in readings.values()],
            "difference, bits": [gain_text(other - one) for one, other in readings.values()],
        },
        hide_index=True,
        border="horizontal",
        alt=_takeaway(scores),
    )
    prose.caption(
        "The score closer to zero is preferred. Compare the two sentences within one row, never "
        "the two rows: a pseudo-log-likelihood is not the logarithm of a probability."
    )


def _preferred(one: float, other: float) -> str:
    return "the acceptable sentence" if one < other else "the other sentence"


def _takeaway(scores: Scores) -> str:
    left, both = _preferred(*scores.left), _preferred(*scores.both)
    return f"The autoregressive reading prefers {left}, the masked reading {both}."


def _whole_set() -> None:
    phenomena = list(dict.fromkeys(pair.phenomenon for pair in pairs()))
    left, both = accuracies()
    prose.markdown(f"#### All {left.count} pairs")
    prose.markdown(
        f"{claim_scope.whose()}On these {left.count} pairs the autoregressive reading prefers the "
        f"acceptable sentence in {_told(left)}, the masked one in {_told(both)} (95{SPACE}% Wilson "
        "intervals). The pairs were written for this page before a model was asked. They are easy, "
        "and say nothing about other models."
    )
    st.table(
        {
            "phenomenon": phenomena,
            "autoregressive": [_of(accuracies(one)[0]) for one in phenomena],
            "masked": [_of(accuracies(one)[1]) for one in phenomena],
        },
        hide_index=True,
        border="horizontal",
        alt="How many pairs of each phenomenon each reading gets right",
    )
    csv_button(_columns, "minimal-pairs")


def _told(accuracy: Proportion) -> str:
    low, high = accuracy.interval
    return f"{_of(accuracy)} ({_percent(accuracy.share)}; {_percent(low)} to {_percent(high)})"


def _percent(share: float) -> str:
    return percent_text(share)


def _of(accuracy: Proportion) -> str:
    return f"{accuracy.hits} of {accuracy.count}"


def _columns() -> dict[str, list[object]]:
    scores = known_scores()
    return {
        "phenomenon": [pair.phenomenon for pair in pairs()],
        "acceptable": [pair.acceptable for pair in pairs()],
        "not acceptable": [pair.unacceptable for pair in pairs()],
        "autoregressive, acceptable, bits": [-one.left[0] for one in scores],
        "autoregressive, not acceptable, bits": [-one.left[1] for one in scores],
        "masked, acceptable, bits": [-one.both[0] for one in scores],
        "masked, not acceptable, bits": [-one.both[1] for one in scores],
    }
