"""The most likely tokens over temperature: their probabilities, and where each one peaks."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from backend.analyses.foundations.next_token import NextToken
from backend.analyses.foundations.temperature_curves import TemperatureCurves
from backend.numbers import choices_text, precise_text, probability_text
from backend.probability.sampling import (
    HIGHEST_TEMPERATURE,
    Sampling,
    distribution,
    perplexity,
)
from components.charts.chart import chart
from components.charts.labels import short
from components.charts.titles import left_reading_of
from components.frame import prose
from components.outputs.csv_file import csv_button
from components.outputs.number_table import number_table
from components.results import file_head, shared
from components.state import fields
from components.widgets.distribution_bars import own_word
from pages.foundations.next_token import results
from pages.foundations.next_token.temperature_curves_chart import (
    AXES,
    FORMER_AXES,
    temperature_curves_figure,
)

_LEADING = 6
_COLD = 1e-9  # nearly greedy: two tokens that tie at the top have a half each, not one all
_NEAR = 3.0  # the temperature at which the axis ends, unless more is asked for


@st.fragment
def draw(next_token: NextToken, text: str, sampling: Sampling, word: str) -> None:
    """The curves, where each one peaks, and the file."""
    vocabulary, prediction = shared.vocabulary(next_token.model), next_token.prediction
    ids = prediction.top(_LEADING).tolist()
    own = own_word(vocabulary, word, next_token.ids)
    if own is not None and own.ids[0] not in ids:
        ids.append(own.ids[0])
    own_row = ids.index(own.ids[0]) if own is not None else None
    labels = vocabulary.labels(ids)
    curves = results.curves(next_token.model, next_token.ids, tuple(ids))
    now = sampling.temperature
    asked = st.query_params.get("curves_axis", "")
    if asked in FORMER_AXES:  # of an older link
        st.session_state["curves_axis"] = FORMER_AXES[asked]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        axis = st.segmented_control(
            "Axis of the probabilities",
            AXES,
            default=AXES[0],
            required=True,
            key="curves_axis",
            bind="query-params",
        )
        fields.follow("curves_far", now > _NEAR, now > _NEAR)
        far = st.toggle(
            f"Temperatures 0–{HIGHEST_TEMPERATURE:g}",
            value=now > _NEAR,
            key="curves_far",
            bind="query-params",
        )
    chart(
        temperature_curves_figure(
            curves,
            labels,
            own_row,
            now,
            HIGHEST_TEMPERATURE if far else _NEAR,
            axis,
            left_reading_of(
                next_token.model,
                text,
                "without truncation",
                finding=_finding(next_token, labels[0]),
            ),
        ),
        key="curves_chart",
        alt=_takeaway(next_token, labels[0], now),
    )
    prose.caption(_said(sampling))
    number_table(
        _rows(next_token, curves, labels, now),
        {f"P at T = {now:g}": precise_text, "highest P": precise_text},
        alt="The token of each curve, its probability now and at its peak",
    )
    csv_button(
        lambda: _columns(curves, labels),
        "over-temperature",
        "Curves as CSV",
        head=lambda: file_head.after(next_token.model, next_token.ids),
    )


def _said(sampling: Sampling) -> str:
    cuts = sampling.top_k > 0 or sampling.top_p < 1 or sampling.min_p > 0
    settings = (
        "Your settings cut tokens off. The bars above show that; these curves do not. "
        if cuts
        else ""
    )
    return (
        f"{settings}All curves are without truncation. At temperature 0 (greedy) the highest logit "
        "has probability 1. As T rises, the top token only loses. Every other token first gains, "
        "peaks where its logit equals the probability-weighted mean logit, then loses. A logit "
        "below the plain mean of all logits has no peak: its token gains at every T."
    )


def _finding(next_token: NextToken, most_likely: str) -> str:
    plain, _ = _at(next_token, 1.0)
    hot, _ = _at(next_token, _NEAR)
    return (
        f"“{short(most_likely)}” has {probability_text(plain)} at T = 1, "
        f"{probability_text(hot)} at T = {_NEAR:g}"
    )


def _takeaway(next_token: NextToken, most_likely: str, temperature: float) -> str:
    (now, uncertain), (hot, more) = _at(next_token, temperature), _at(next_token, _NEAR)
    return (
        f"At temperature {temperature:g}, “{most_likely}” has a probability of "
        f"{probability_text(now)}, and the perplexity is {choices_text(uncertain)}. At "
        f"{_NEAR:g} it has {probability_text(hot)}, and the perplexity is {choices_text(more)}."
    )


def _at(next_token: NextToken, temperature: float) -> tuple[float, float]:
    """The probability of the most likely token, and the perplexity."""
    prediction = next_token.prediction
    probabilities = distribution(prediction.logits, Sampling(temperature=temperature))
    return float(probabilities[prediction.order[0]]), perplexity(probabilities)


def _rows(
    next_token: NextToken, curves: TemperatureCurves, labels: list[str], now: float
) -> dict[str, list[Any]]:
    def probability(token_id: int, temperature: float) -> float:
        sampling = Sampling(temperature=temperature)
        return float(distribution(next_token.prediction.logits, sampling)[token_id])

    present = distribution(next_token.prediction.logits, Sampling(temperature=now))
    return {
        "token": labels,
        "id": list(curves.ids),
        f"P at T = {now:g}": [float(present[one]) for one in curves.ids],
        "highest P": [
            probability(one, HIGHEST_TEMPERATURE if peak is None else peak or _COLD)
            for one, peak in zip(curves.ids, curves.peaks, strict=True)
        ],
        "at temperature": [
            "10, still rising" if peak is None else f"{peak:.2f}" for peak in curves.peaks
        ],
    }


def _columns(curves: TemperatureCurves, labels: list[str]) -> dict[str, list[float]]:
    tokens = {
        f"P({label}), id {token_id}": curves.probabilities[:, column].tolist()
        for column, (label, token_id) in enumerate(zip(labels, curves.ids, strict=True))
    }
    return {
        "temperature": curves.temperatures.tolist(),
        **tokens,
        "P(all other tokens)": curves.others.tolist(),
        "entropy, bits": curves.entropy.tolist(),
        "perplexity": np.exp2(curves.entropy).tolist(),
    }
