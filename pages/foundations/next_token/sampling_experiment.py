"""Many samples at once: probabilities as counts, and what a new seed leaves unchanged."""

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
from backend.numbers import (
    SPACE,
    bits_text,
    count_text,
    counted,
    in_bits,
    percent_text,
    quantity_text,
)
from backend.probability.sampling import Sampling
from components.charts.chart import chart
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
            "Number of samples",
            _COUNTS,
            default=100,
            required=True,
            format_func=count_text,
            key=_COUNT,
            bind="query-params",
        )
        seed = fields.own_number(_SEED, 1, "Seed", highest=HIGHEST_SEED, width=140)
        st.button(
            "Sample again",
            icon=":material/casino:",
            key="experiment_again",
            on_click=_again,
            args=(seed,),
            help="Take the next seed: other samples of the same probabilities",
        )
    number = count or 100
    sampled = results.samples(next_token.model, next_token.ids, sampling, seed, number)
    result = sampling_experiment(next_token.prediction, sampling, sampled)
    labels = _labels(next_token, result)
    chart(
        sampling_experiment_figure(
            result,
            labels,
            left_reading_of(
                next_token.model,
                text,
                f"{_settings(sampling)}, seed {seed}",
                finding=_inside(result),
            ),
        ),
        key="experiment_chart",
        alt=f"{count_text(number)} samples with seed {seed}: {count_text(result.counts[0])} were "
        f"“{labels[0]}”; {quantity_text(number * result.probabilities[0])} were expected.",
    )
    prose.caption(_said(result))
    csv_button(
        lambda: _columns(result, labels),
        "samples",
        "Counts as CSV",
        head=lambda: [
            *file_head.after(next_token.model, next_token.ids),
            *file_head.of_settings(sampling),
            ("seed", seed),
            ("samples", number),
        ],
    )
    prose.markdown("#### New seed or new temperature?")
    _two_changes(next_token, sampling, seed, number)


def _two_changes(next_token: NextToken, sampling: Sampling, seed: int, count: int) -> None:
    """Another seed on the left, another temperature on the right, on one scale."""
    now = sampling.temperature
    first = 2.0 if now <= 1.2 else 0.5  # far enough from the present one to see a difference
    fields.follow("other_temperature", first, now <= 1.2)
    other = st.slider(
        "New temperature, with the same seed",
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
        tokens = results.samples(next_token.model, next_token.ids, settings, with_seed, count)
        return settings, tokens

    before = sampled(sampling, seed)
    new_seed = change(next_token.prediction, before, sampled(sampling, following), _COMPARED)
    new_temperature = change(next_token.prediction, before, sampled(hot, seed), _COMPARED)
    labels = _labels(next_token, new_seed.before)
    widest = widest_count(new_seed, new_temperature)
    for column, moved, title, key in zip(
        st.columns(2),
        (new_seed, new_temperature),
        (
            f"New seed, {seed} to {following}: {_moved(new_seed)}",
            f"New temperature, {now:g} to {other:g}: {_moved(new_temperature)}",
        ),
        ("new_seed_chart", "new_temperature_chart"),
        strict=True,
    ):
        with column:
            chart(
                change_figure(moved, labels, widest, heading(title)),
                key=key,
                alt=f"{title}. Total variation distance of the distributions "
                f"{percent_text(moved.distribution_moved)}, of the counts "
                f"{percent_text(moved.counts_moved)}.",
            )
    st.table(_rows(new_seed, new_temperature), hide_index=True, border="horizontal")
    prose.markdown(_lesson(new_seed, new_temperature))


def _moved(one: Change) -> str:
    """Of the probabilities, not of the counts."""
    if not one.distribution_moved:
        return "the probabilities stay"
    return f"{percent_text(one.distribution_moved)} of the probability moves"


def _lesson(new_seed: Change, new_temperature: Change) -> str:
    inside = int(new_seed.after.inside.sum())
    total = len(new_seed.after.counts)
    dots = "The dots move" if new_seed.counts_moved else "Here even the dots stay"
    seed = (
        f"**A new seed gives other samples of the same probabilities.** {dots}: {inside} of "
        f"{total} counts lie in their 95{SPACE}% intervals. The bars and the entropy "
        f"({in_bits(new_seed.after.entropy)}) stay exactly the same. "
    )
    if new_temperature.distribution_moved == 0:
        return f"{seed}Choose a new temperature to see other probabilities."
    before, after = new_temperature.before, new_temperature.after
    return (
        f"{seed}**A new temperature gives other probabilities.** The bars change: their total "
        f"variation distance is {percent_text(new_temperature.distribution_moved)}. The entropy "
        f"changes from {bits_text(before.entropy)} to {in_bits(after.entropy)}. One seed uses the "
        "same random numbers (Gumbel noise) at every temperature. So "
        f"{count_text(new_temperature.same)} of {count_text(after.count)} samples stay the same: "
        "the two sets of samples are not independent."
    )


def _rows(new_seed: Change, new_temperature: Change) -> dict[str, list[str]]:
    def column(one: Change) -> list[str]:
        return [
            percent_text(one.distribution_moved),
            f"{bits_text(one.before.entropy)} → {in_bits(one.after.entropy)}",
            percent_text(one.counts_moved),
            f"{count_text(one.same)} of {count_text(one.before.count)}",
        ]

    return {
        "": [
            "Total variation distance of the distributions",
            "Entropy",
            "Total variation distance of the sampled shares",
            "Samples that gave the same token again",
        ],
        "New seed": column(new_seed),
        "New temperature": column(new_temperature),
    }


def _again(seed: int) -> None:
    workspace.keep_own({_SEED: str(fields.next_seed(seed))})


def _labels(next_token: NextToken, experiment: SamplingExperiment) -> list[str]:
    return [*shared.vocabulary(next_token.model).labels(experiment.ids), _OTHERS]


def _inside(experiment: SamplingExperiment) -> str:
    inside, total = int(experiment.inside.sum()), len(experiment.counts)
    return f"{inside} of {total} counts lie in their 95{SPACE}% interval"


def _said(experiment: SamplingExperiment) -> str:
    inside = int(experiment.inside.sum())
    different = counted(experiment.different, "token was", "different tokens were")
    samples = counted(experiment.count, "sample")
    return (
        f"{inside} of {len(experiment.counts)} counts lie in their 95{SPACE}% binomial interval "
        f"(exact). {different} sampled. The total variation distance between the sampled shares "
        f"and the distribution is {percent_text(experiment.distance)}, over the whole "
        f"vocabulary; for {samples} it is {percent_text(experiment.expected_distance)} on average."
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


def _columns(experiment: SamplingExperiment, labels: list[str]) -> dict[str, list[Any]]:
    return {
        "token": labels,
        "id": [*experiment.ids, ""],
        "probability": experiment.probabilities.tolist(),
        "expected": (experiment.probabilities * experiment.count).tolist(),
        "interval from": experiment.low.tolist(),
        "interval to": experiment.high.tolist(),
        "sampled": experiment.counts.tolist(),
    }
