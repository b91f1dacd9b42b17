"""The samples to each wording as a bar of equal answers, and how far they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from backend.analyses.application import within_and_between
from backend.analyses.application.answer_counts import AnswerCounts, is_right, normal_form
from backend.analyses.application.consistency import SAMPLES, seeds
from backend.analyses.application.short_samples import COUNT, Samples, answer, counts_of
from backend.models.weights.provenance import called_shortly
from backend.numbers import bits_text, percent_text
from components.charts.chart import chart
from components.charts.labels import short
from components.frame import announcements, prose
from components.outputs.csv_file import csv_button
from components.outputs.number_table import number_table
from components.outputs.progress import long_work
from components.results import file_head, shared
from pages.application.consistency import results
from pages.application.consistency.twenty_samples_chart import (
    NOTHING,
    readable,
    twenty_samples_figure,
)
from pages.application.consistency.wording_fields import Asked

Counts = tuple[AnswerCounts, ...]

_NAMED = 12  # characters of an answer in the title
_HEIGHT = 410  # pixels of the chart of five wordings


def draw(name: str, asked: Asked) -> Counts | None:
    """The sentence, the chart, the table and the file.

    Returns:
        What the samples of each wording came to; None as long as they are not all written.
    """
    top = st.container()  # the progress, and the sentence in its place
    work = (name, asked.wordings, asked.temperature, asked.seed)
    known = results.samples.known(*work)
    # Where the chart will be, below the progress: a box that holds its place until it is there.
    place = st.empty() if known is not None else st.skeleton(height=_HEIGHT)

    def show(samples: Samples) -> None:
        _chart(name, asked, samples, place, key=f"twenty_samples_{samples.step}")

    with top:
        found = long_work(
            "twenty_samples",
            work,
            known,
            lambda: results.samples.steps(*work),
            _far,
            doing="Sampling answers",
            unit="tokens in each answer",
            show=show,
            begin=f"Sample {SAMPLES} answers to each" if asked.question is None else None,
        )
    if found is None:
        place.empty()
        return None
    if not found.done:
        show(found)
        return None
    counts = counts_of(shared.vocabulary(name), found)
    told = verdict(asked, counts, _names(name, found))
    with top:
        st.text(told)
    announcements.when_changed("samples", told, at_first=False)
    _chart(name, asked, found, place, key="twenty_samples")
    _table(name, asked, found, counts)
    return counts


def verdict(asked: Asked, counts: Counts, names: Mapping[str, str]) -> str:
    """The most frequent answer of all, how far samples agree, and how many are right."""
    totals = _totals(counts)
    form, hits = totals[0]
    every = sum(number for _, number in totals)
    right = sum(one.right(asked.accepted) for one in counts)
    truth = f" {right} are right." if asked.accepted else ""
    said = f"Most frequent: “{shown(form, names)}”, {hits} of {every}.{truth}"
    if len(counts) == 1:
        return f"{said} Two samples are the same: {percent_text(counts[0].same_within, 2)}."
    found = within_and_between.sameness(counts)
    return (
        f"{said} Two samples are the same: {percent_text(found.within, 2)} of one wording, "
        f"{percent_text(found.between, 2)} of two."
    )


def shown(form: str, names: Mapping[str, str]) -> str:
    """An answer as its first sample wrote it."""
    return readable(names.get(form, form)) or NOTHING


def _far(samples: Samples) -> tuple[int, int]:
    return (COUNT if samples.done else min(samples.step, COUNT - 1)), COUNT


def _names(name: str, samples: Samples) -> dict[str, str]:
    """For each normal form the first answer that has it."""
    found: dict[str, str] = {}
    for greedy, every in zip(samples.greedy, samples.sampled, strict=True):
        for one in (*every, greedy):
            text = answer(shared.vocabulary(name), one)
            found.setdefault(normal_form(text), text)
    return found


def _totals(counts: Sequence[AnswerCounts]) -> list[tuple[str, int]]:
    """All answers over all wordings, the most frequent first."""
    totals: Counter[str] = Counter()
    for one in counts:
        totals.update(dict(one.counts))
    return sorted(totals.items(), key=lambda one: (-one[1], one[0]))


def _chart(name: str, asked: Asked, samples: Samples, place: Any, key: str) -> None:
    counts, names = counts_of(shared.vocabulary(name), samples), _names(name, samples)
    totals = _totals(counts)
    every = sum(number for _, number in totals)
    said = [f"“{short(shown(form, names), _NAMED)}” {number}" for form, number in totals[:2]]
    last = asked.seed + SAMPLES - 1
    chart(
        twenty_samples_figure(
            asked.wordings,
            counts,
            [(form, shown(form, names)) for form, _ in totals],
            asked.accepted,
            lines=(
                f"{called_shortly(name)}; T = {asked.temperature:g}; seeds {asked.seed} to {last}",
                f"{SAMPLES} samples each; outlined: greedy; right: entropy",
            ),
            finding=f"Of {every} samples: {', '.join(said) or 'none has ended yet'}",
        ),
        key=key,
        name="twenty-samples",
        alt=f"A bar of {SAMPLES} samples for each wording, equal answers in one color. "
        f"Most frequent of {every}: {', '.join(said)}.",
        place=place,
    )


def _table(name: str, asked: Asked, samples: Samples, counts: Counts) -> None:
    names = _names(name, samples)
    with st.expander("Every wording as a table", icon=":material/table_rows:"):
        number_table(
            {
                "wording": [readable(one) for one in asked.wordings],
                "greedy": [shown(one.greedy, names) for one in counts],
                "most frequent": [shown(one.top, names) for one in counts],
                "samples that say so": [f"{one.top_count} of {one.total}" for one in counts],
                "different answers": [len(one.counts) for one in counts],
                "entropy, bits": [one.entropy_bits for one in counts],
                "two are the same": [one.same_within for one in counts],
                **(
                    {"right": [f"{one.right(asked.accepted)} of {one.total}" for one in counts]}
                    if asked.accepted
                    else {}
                ),
            },
            {
                "entropy, bits": bits_text,
                "two are the same": lambda share: percent_text(share, 2),
            },
            alt="For each wording the greedy answer, the most frequent one, and how far samples "
            "agree",
        )
        prose.caption(
            f"From {SAMPLES} samples an entropy of at most log₂ {SAMPLES} = 4.32 bits can be seen."
        )
    csv_button(
        lambda: _columns(name, asked, samples),
        "twenty-samples",
        head=lambda: [
            *file_head.of_model(name),
            ("temperature", asked.temperature),
            ("tokens of an answer at most", COUNT),
        ],
    )


def _columns(name: str, asked: Asked, samples: Samples) -> dict[str, list[object]]:
    rows = [
        (wording, number, answer(shared.vocabulary(name), one))
        for wording, greedy, every in zip(
            asked.wordings, samples.greedy, samples.sampled, strict=True
        )
        for number, one in [("greedy", greedy), *zip(seeds(asked.seed), every, strict=True)]
    ]
    columns: dict[str, list[object]] = {
        "wording": [wording for wording, _, _ in rows],
        "seed": [number for _, number, _ in rows],
        "answer": [text for _, _, text in rows],
        "normal form": [normal_form(text) for _, _, text in rows],
    }
    if asked.accepted:
        columns["right"] = [
            "yes" if is_right(normal_form(text), asked.accepted) else "no" for _, _, text in rows
        ]
    return columns
