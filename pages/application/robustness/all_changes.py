"""Every change of one's own prompt, sorted, beside the means over the prompts of the set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from backend.analyses.application.robustness import MeanBits, Moved, means, prompts
from backend.analyses.application.text_changes import CHANGES
from backend.figures.of_robustness import mean_bits_text
from backend.models.weights.provenance import called_shortly
from backend.numbers import NONE, SPACE, bits_text, precise_text, probability_text
from backend.visible import visible
from components.charts.chart import chart
from components.charts.titles import beginning
from components.frame import claim_scope, prose
from components.outputs.csv_file import csv_button
from components.outputs.number_table import number_table
from components.outputs.progress import long_work
from components.results import file_head, measured_on, shared
from pages.application.robustness import results
from pages.application.robustness.all_changes_chart import all_changes_figure
from pages.application.robustness.change_fields import OWN
from pages.application.robustness.guess import guess, judge

_SHOWN = 40  # characters of the prompt, in a title


def draw(name: str, text: str, on_screen: Moved | None) -> None:
    """The guess; then the chart, what it shows, the table and the file.

    Args:
        on_screen: what is shown above; one's own change has a bar among the others.
    """
    prose.markdown(
        "All changes of your prompt at once. How far does each take the probabilities of the next "
        "token, from 0 bits (the same) to 1 bit (nothing in common)?"
    )
    chosen = guess()
    if chosen is None:
        return
    found = long_work(
        "every_change",
        (name, text),
        results.every_change.known(name, text),
        lambda: results.every_change.steps(name, text),
        lambda known: (len(known), len(CHANGES)),
        doing="Reading every changed prompt",
        unit="changes",
    )
    if found is None or len(found) < len(CHANGES):
        return
    judge(chosen, {one.change.id: one for one in found})
    own = [on_screen] if on_screen is not None and on_screen.change == OWN else []
    every = sorted([*found, *own], key=lambda one: -one.bits)
    largest, least = every[0], every[-1]
    chart(
        all_changes_figure(
            every,
            means(),
            lines=(
                f"Bars: {called_shortly(name)}, after {beginning(text, _SHOWN)}",
                f"Marks: means over {len(prompts())} prompts, {measured_on.title()}",
            ),
            finding=f"{largest.change.label}: {bits_text(largest.bits)} bits. "
            f"{least.change.label}: {bits_text(least.bits)}",
        ),
        key="all_changes",
        alt=f"A bar for each change of this prompt. The longest is {largest.change.label}, "
        f"{bits_text(largest.bits)} bits; the shortest {least.change.label}, "
        f"{bits_text(least.bits)}.",
    )
    _what_it_shows()
    _table(name, text, every)


def _what_it_shows() -> None:
    mean = {one.change.id: mean_bits_text(one) for one in means()}
    prose.markdown(
        f"{claim_scope.whose()}**A space or line break at the end and capitals count most.** Over "
        f"{len(prompts())} prompts, a line break at the end moves the distribution by "
        f"{mean['line_break']} bits, a space by {mean['space']}, capitals by {mean['capitals']}; "
        f"two swapped letters by {mean['swapped']}; a quotation mark before the prompt "
        f"by {mean['quotation_mark']} (95{SPACE}% bootstrap intervals)."
    )
    prose.markdown(
        "**Much of this is form, not knowledge.** A space at the end is a token of its own. The "
        "model learned words with the space in front, so what follows is read as something else. "
        "A sentence that people would heed changes less: “The next sentence is false.” before the "
        f"prompt {mean['misleading']} bits, “I am an expert.” {mean['expert']}."
    )


def _table(name: str, text: str, every: Sequence[Moved]) -> None:
    with st.expander("Every change as a table", icon=":material/table_rows:"):
        labels = shared.vocabulary(name).labels
        number_table(
            {
                "change": [one.change.label for one in every],
                "bits": [one.bits for one in every],
                "mean over the set": [_mean_text(one) for one in every],
                "token": labels([one.top for one in every]),
                "P before": [one.before for one in every],
                "P after": [one.after for one in every],
                "most likely now": labels([one.top_after for one in every]),
                "changed prompt": [visible(one.text) for one in every],
            },
            {"bits": bits_text, "P before": probability_text, "P after": precise_text},
            alt="Every change of the prompt, how far it moves the next token, and the means",
        )
    ids = shared.vocabulary(name).encode(text)
    csv_button(
        lambda: _columns(name, every),
        "all-changes",
        head=lambda: [*file_head.after(name, ids), *_means_head()],
    )


def _means_head() -> list[file_head.Row]:
    return [(f"{title}, means", value) for title, value in measured_on.head()]


def _columns(name: str, every: Sequence[Moved]) -> dict[str, list[Any]]:
    labels = shared.vocabulary(name).labels
    mean = [_mean(one) for one in every]
    return {
        "change": [one.change.id for one in every],
        "changed prompt": [one.text for one in every],
        "bits": [one.bits for one in every],
        "most likely before": labels([one.top for one in every]),
        "P before": [one.before for one in every],
        "P after": [one.after for one in every],
        "most likely after": labels([one.top_after for one in every]),
        "mean bits over the set": [one and one.mean for one in mean],
        "low": [one and one.low for one in mean],
        "high": [one and one.high for one in mean],
    }


def _mean_text(of: Moved) -> str:
    mean = _mean(of)
    return NONE if mean is None else mean_bits_text(mean)


def _mean(of: Moved) -> MeanBits | None:
    """Over the prompts of the set; none of a change of one's own."""
    return next((one for one in means() if one.change == of.change), None)
