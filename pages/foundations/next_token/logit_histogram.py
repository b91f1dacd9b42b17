"""All logits of the next token: their histogram, its tail, and how temperature scales it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import streamlit as st

from backend.analyses.foundations.logit_histogram import LogitHistogram, contenders, logit_histogram
from backend.analyses.foundations.next_token import NextToken
from backend.numbers import count_text, counted, real_text
from backend.probability.sampling import Sampling
from components.charts.chart import chart
from components.charts.labels import short
from components.charts.titles import left_reading_of
from components.frame import prose
from components.outputs.csv_file import csv_button
from components.results import file_head, shared
from components.state import fields
from components.widgets.distribution_bars import own_word
from pages.foundations.next_token.logit_histogram_chart import Named, logit_histogram_figure

_NAMED = 8
_EXAMPLES = (0.5, 2.0)  # to divide by, beside the person's own temperature
_SHARE = 0.01  # of the highest probability


@st.fragment
def draw(next_token: NextToken, text: str, sampling: Sampling, word: str) -> None:
    """The histogram with its leading tokens, the figures, and the files."""
    result = logit_histogram(next_token.prediction)
    _figures(result)
    own = sampling.temperature
    choices = sorted({*_EXAMPLES, *([own] if own not in (0.0, 1.0) else [])})
    first = own if own in choices else _EXAMPLES[-1]
    fields.follow("divisor", first, own)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        divisor = st.segmented_control(
            "Divide the logits by T =",
            choices,
            default=first,
            format_func=lambda value: f"{value:g}" + (" (yours)" if value == own else ""),
            required=True,
            key="divisor",
            bind="query-params",
        )
        logarithmic = st.toggle(
            "Logarithmic counts", value=True, key="log_counts", bind="query-params"
        )
    temperature = divisor or choices[-1]
    named = _named(next_token, word)
    chart(
        logit_histogram_figure(
            result,
            named,
            temperature,
            logarithmic,
            left_reading_of(next_token.model, text, finding=_finding(result, named[0])),
        ),
        key="logits_chart",
        alt=f"Histogram of {count_text(result.size)} logits from {real_text(result.lowest, 1)} to "
        f"{real_text(result.highest, 1)}. The highest, “{named[0].label}”, is "
        f"{real_text(result.above_mean(result.highest), 1)} standard deviations above the mean.",
    )
    prose.caption(_temperature(next_token, temperature))
    _files(next_token, result)


def _finding(result: LogitHistogram, highest: Named) -> str:
    return (
        f"The highest logit, “{short(highest.label)}”, is "
        f"{real_text(result.above_mean(result.highest), 1)} σ above the mean"
    )


def _figures(result: LogitHistogram) -> None:
    with st.container(horizontal=True, gap="medium"):
        for title, value in (
            ("Highest", result.highest),
            ("Median", result.median),
            ("Mean", result.mean),
            ("Lowest", result.lowest),
            ("Standard deviation, σ", result.deviation),
        ):
            st.metric(title, real_text(value), width="content")
    apart = ""
    if result.impossible:
        apart = f" {count_text(result.impossible)} more are minus infinity: they cannot be sampled."
    prose.caption(
        f"{count_text(result.size)} logits, one a token of the vocabulary.{apart} The highest is "
        f"{real_text(result.above_mean(result.highest), 1)} standard deviations above the mean. "
        "Of as many samples of a normal distribution, the highest would be expected at "
        f"{real_text(result.expected_highest, 1)}."
    )


def _named(next_token: NextToken, word: str) -> list[Named]:
    vocabulary, prediction = shared.vocabulary(next_token.model), next_token.prediction
    leading = prediction.top(_NAMED).tolist()
    named = [Named(vocabulary.token(one).label, float(prediction.logits[one])) for one in leading]
    own = own_word(vocabulary, word, next_token.ids)
    if own is not None and own.ids[0] not in leading:
        logit = float(prediction.logits[own.ids[0]])
        if math.isfinite(logit):
            named.append(Named(own.labels[0], logit, own=True))
    return named


def _temperature(next_token: NextToken, temperature: float) -> str:
    """What dividing does, in this prediction's own figures."""
    reach = temperature * -math.log(_SHARE)
    counts = [contenders(next_token.prediction, one, _SHARE) for one in (1.0, temperature)]
    return (
        f"Temperature divides every gap between two logits by {temperature:g}. A gap of 1 on the "
        f"divided axis is a factor of {math.e:.2f} in probability. At temperature "
        f"{temperature:g}, {_others(counts[1])} at least a hundredth of the top token's "
        f"probability: a logit within {real_text(reach, 1)} of the highest. At temperature 1, "
        f"{_others(counts[0])} that much. All without truncation."
    )


def _others(count: int) -> str:
    """Contenders other than the most likely token itself."""
    if count == 1:
        return "no other token has"
    return counted(count - 1, "other token has", "other tokens have")


def _files(next_token: NextToken, result: LogitHistogram) -> None:
    with st.container(horizontal=True):
        csv_button(
            lambda: {
                "from": result.edges[:-1].tolist(),
                "to": result.edges[1:].tolist(),
                "tokens": result.counts.tolist(),
            },
            "logit-histogram",
            "Histogram as CSV",
            head=lambda: file_head.after(next_token.model, next_token.ids),
        )
        csv_button(
            lambda: _every_logit(next_token),
            "logits",
            "Every logit as CSV",
            head=lambda: file_head.after(next_token.model, next_token.ids),
        )


def _every_logit(next_token: NextToken) -> dict[str, Sequence[Any]]:
    order = next_token.prediction.order.tolist()
    vocabulary = shared.vocabulary(next_token.model)
    return {
        "rank": range(1, len(order) + 1),
        "id": order,
        "token": vocabulary.labels(order),
        "logit": next_token.prediction.sorted_logits().tolist(),
    }
