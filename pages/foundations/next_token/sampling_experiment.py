"""Many samples at once: probabilities as counts, and what a seed does not change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from backend.analyses.foundations.next_token import NextToken
from backend.analyses.foundations.sampling_experiment import (
    Change,
    SamplingExperiment,
    change,
    sampling_experiment,
)
from backend.numbers import count_text, counted, in_bits, real_text, share_text
from backend.probability.sampling import Sampling
from components.charts.titles import heading, left_reading_of
from components.frame import prose
from components.outputs.csv_file import csv_button
from components.results import file_head, shared
from components.state import fields, workspace
from components.state.link import HIGHEST_SEED
from pages.foundations.next_token import results
from pages.foundations.next_token.sampling_experiment_chart import (
    change_figure,
    sampling_experiment_figure,
    widest_count,
)

_COUNTS = (10, 100, 1_000)
_SEED, _COUNT = "experiment_seed", "experiment_count"
_COMPARED = 6  # tokens in the smaller figures
_OTHERS = "all others"


@st.fragment
def draw(next_token: NextToken, text: str, sampling: Sampling) -> None:
    """Sample with a seed, count, compare; then another seed against another temperature."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        count = st.segmented_control(
            "Tokens to draw",
            _COUNTS,
            default=100,
            required=True,
            format_func=count_text,
            key=_COUNT,
            bind="query-params",
        )
        seed = fields.own_value(
            st.number_input, _SEED, 1, fields.seed_of, "Seed", 0, HIGHEST_SEED, width=140
        )
        st.button(
            "Draw again",
            icon=":material/casino:",
            key="experiment_again",
            on_click=_again,
            args=(seed,),
            help="The next seed: other samples of the same probabilities",
        )
    number = count or 100
    drawn = results.samples(next_token.model, next_token.ids, sampling, seed, number)
    result = sampling_experiment(next_token.prediction, sampling, drawn)
    labels = _labels(next_token, result)
    st.plotly_chart(
        sampling_experiment_figure(
            result,
            labels,
            left_reading_of(next_token.model, text, f"{_settings(sampling)}, seed {seed}"),
        ),
        key="many_draws_chart",
        alt=f"Of {count_text(number)} draws with seed {seed}, {count_text(result.counts[0])} were "
        f"“{labels[0]}”, of which {number * result.probabilities[0]:.1f} were to be expected.",
    )
    prose.caption(_said(result))
    csv_button(
        lambda: _columns(result, labels),
        "draws",
        "Counts as CSV",
        head=lambda: [
            *file_head.after(next_token.model, next_token.ids),
            *file_head.of_settings(sampling),
            ("seed", seed),
            ("samples", number),
        ],
    )
    prose.markdown("#### Resampling is not reshaping")
    _two_changes(next_token, sampling, seed, number)


def _two_changes(next_token: NextToken, sampling: Sampling, seed: int, count: int) -> None:
    """Another seed on the left, another temperature on the right, on one scale."""
    now = sampling.temperature
    first = 2.0 if now <= 1.2 else 0.5  # far enough from the present one to see a difference
    fields.follow("other_temperature", first, now <= 1.2)
    other = st.slider(
        "Another temperature, with the same seed",
        0.0,
        3.0,
        first,
        0.05,
        key="other_temperature",
        bind="query-params",
        width=420,
    )
    following = fields.next_seed(seed)
    hot = replace(sampling, temperature=other)

    def sampled(settings: Sampling, with_seed: int) -> tuple[Sampling, np.ndarray]:
        drawn = results.samples(next_token.model, next_token.ids, settings, with_seed, count)
        return settings, drawn

    before = sampled(sampling, seed)
    resampled = change(next_token.prediction, before, sampled(sampling, following), _COMPARED)
    reshaped = change(next_token.prediction, before, sampled(hot, seed), _COMPARED)
    labels = _labels(next_token, resampled.before)
    widest = widest_count(resampled, reshaped)
    for column, moved, title, key in zip(
        st.columns(2),
        (resampled, reshaped),
        (
            f"Resampled: seed {seed} to {following}, at T = {now:g}",
            f"Reshaped: T = {now:g} to {other:g}, with seed {seed}",
        ),
        ("resampled_chart", "reshaped_chart"),
        strict=True,
    ):
        with column:
            st.plotly_chart(
                change_figure(moved, labels, widest, heading(title)),
                key=key,
                alt=f"{title}. The distribution moved by {share_text(moved.distribution_moved)}, "
                f"the counts by {share_text(moved.counts_moved)}.",
            )
    st.table(_rows(resampled, reshaped), hide_index=True, border="horizontal")
    prose.markdown(_lesson(resampled, reshaped))


def _lesson(resampled: Change, reshaped: Change) -> str:
    inside = int(resampled.after.inside.sum())
    total = len(resampled.after.counts)
    dots = "The dots move" if resampled.counts_moved else "Here even the dots stay"
    seed = (
        f"**Another seed gives other samples of the same probabilities.** {dots}, "
        f"{inside} of {total} of them within their 95 % bands; the bars, and the entropy of "
        f"{in_bits(resampled.after.entropy)}, stay exactly where they were. "
    )
    if reshaped.distribution_moved == 0:
        return f"{seed}Choose another temperature to see other probabilities."
    return (
        f"{seed}**Another temperature makes other probabilities.** The bars themselves move: "
        f"{share_text(reshaped.distribution_moved)} of the probability moves to other tokens, and "
        f"the entropy changes from {real_text(reshaped.before.entropy)} to "
        f"{in_bits(reshaped.after.entropy)}. One seed has the same random numbers (Gumbel noise) "
        f"at every temperature, so {count_text(reshaped.same)} of "
        f"{count_text(reshaped.after.count)} samples stay what they were: "
        "the noise is shared, the samples are not independent."
    )


def _rows(resampled: Change, reshaped: Change) -> dict[str, list[str]]:
    def column(one: Change) -> list[str]:
        return [
            share_text(one.distribution_moved),
            f"{real_text(one.before.entropy)} → {in_bits(one.after.entropy)}",
            share_text(one.counts_moved),
            f"{count_text(one.same)} of {count_text(one.before.count)}",
        ]

    return {
        "": [
            "The distribution moved by (total variation)",
            "Its entropy",
            "The counts moved by (total variation)",
            "Samples that gave the same token",
        ],
        "Another seed": column(resampled),
        "Another temperature": column(reshaped),
    }


def _again(seed: int) -> None:
    workspace.keep_own({_SEED: str(fields.next_seed(seed))})


def _labels(next_token: NextToken, draws: SamplingExperiment) -> list[str]:
    return [*shared.vocabulary(next_token.model).labels(draws.ids), _OTHERS]


def _said(draws: SamplingExperiment) -> str:
    inside = int(draws.inside.sum())
    came = counted(draws.different, "token", "different tokens")
    return (
        f"{inside} of {len(draws.counts)} counts lie in their band, the one that holds at least "
        f"95 % of all lots of {count_text(draws.count)} (binomial, exact). {came} came. The shares "
        f"drawn are {share_text(draws.distance)} away from the distribution (total variation over "
        f"the whole vocabulary); on average it is {share_text(draws.expected_distance)} for "
        f"{count_text(draws.count)} draws."
    )


def _settings(sampling: Sampling) -> str:
    parts = [f"T = {sampling.temperature:g}"]
    if sampling.top_k:
        parts.append(f"top-k {sampling.top_k}")
    if sampling.top_p < 1:
        parts.append(f"top-p {sampling.top_p:g}")
    if sampling.min_p:
        parts.append(f"min-p {sampling.min_p:g}")
    return ", ".join(parts)


def _columns(draws: SamplingExperiment, labels: list[str]) -> dict[str, list[Any]]:
    return {
        "token": labels,
        "id": [*draws.ids, ""],
        "probability": draws.probabilities.tolist(),
        "expected": (draws.probabilities * draws.count).tolist(),
        "band from": draws.low.tolist(),
        "band to": draws.high.tolist(),
        "drawn": draws.counts.tolist(),
    }
