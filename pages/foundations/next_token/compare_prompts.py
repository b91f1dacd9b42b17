"""A second prompt beside the first: what one changed word does to the next token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from backend.analyses.foundations.distribution_shift import (
    DistributionShift,
    Moved,
    distribution_shift,
)
from backend.analyses.foundations.next_token import NextToken
from backend.errors import TextTooLong
from backend.models.weights.provenance import called_shortly
from backend.numbers import (
    SPACE,
    bits_text,
    in_bits,
    percent_text,
    points_text,
    precise_text,
    probability_text,
)
from backend.probability.sampling import Sampling, distribution
from components.charts.titles import ending
from components.frame import notices, prose
from components.inputs.examples import offers
from components.outputs.csv_file import csv_button
from components.outputs.number_table import number_table
from components.results import file_head, shared
from components.state import fields, text_history, workspace
from components.widgets.distribution_bars import own_word, workspace_bars
from components.widgets.live_bars import Series

_SECOND = "compared"
_CHANGE = "change, percentage points"


@dataclass(frozen=True)
class Pair:
    """Two prompts that differ in little."""

    label: str
    first: str
    second: str


PAIRS = (
    Pair("He or she", "The doctor said that he", "The doctor said that she"),
    Pair("Doctor or nurse", "The doctor said that", "The nurse said that"),
    Pair("With “not”", "I am", "I am not"),
    Pair("Another country", "The capital of France is", "The capital of Italy is"),
    Pair("One more space", "The capital of France is", "The capital of France is "),
)


def draw(next_token: NextToken, text: str, sampling: Sampling, word: str) -> None:
    """The second prompt, both distributions under one temperature, and what changed.

    Not a fragment: its bars share their settings with the ones at the top of the page.
    """
    offers(
        {pair.label: pair for pair in PAIRS},
        _take,
        key="changed_text_pair",
        icon=":material/compare:",
    )
    second_text = fields.own_text(
        _SECOND,
        _first_second(text),
        "Second prompt (the first is the text at the top of the page)",
        hint=True,
    )
    if not second_text:
        notices.empty_text()
    try:
        second = shared.next_token(next_token.model, second_text)
    except TextTooLong as error:
        notices.show(error)
        return
    _bars(next_token, second, (text, second_text), word)
    if second.ids == next_token.ids:
        prose.caption(
            "Both prompts are the same: nothing changes. Change a word in the second one."
        )
        return
    result = distribution_shift(next_token.prediction, second.prediction, sampling)
    _verdict(next_token, result, sampling)
    _table(next_token, second, result, sampling)


def _first_second(text: str) -> str:
    """What the second prompt is at first: a partner of the first, or the first itself to change."""
    return next((pair.second for pair in reversed(PAIRS[:-1]) if pair.first == text), text)


def _take(pair: Pair) -> None:
    text_history.put(pair.first)
    workspace.keep_own({_SECOND: pair.second})


def _bars(next_token: NextToken, second: NextToken, texts: tuple[str, str], word: str) -> None:
    vocabulary, model = shared.vocabulary(next_token.model), called_shortly(next_token.model)
    workspace_bars(
        [
            Series(
                prediction=next_token.prediction,
                title="P(next | first prompt)",
                tone="left",
                about=f"{model}, after {ending(texts[0])}",
                short="first",
                head=file_head.after(next_token.model, next_token.ids),
                caption=file_head.caption(next_token.model, next_token.ids, vocabulary=vocabulary),
            ),
            Series(
                prediction=second.prediction,
                title="P(next | second prompt)",
                tone="left, again",
                about=f"{model}, after {ending(texts[1])}",
                short="second",
                head=file_head.after(second.model, second.ids),
                caption=file_head.caption(second.model, second.ids, vocabulary=vocabulary),
            ),
        ],
        vocabulary,
        key="changed_text_bars",
        word=own_word(vocabulary, word, next_token.ids),
        difference="difference",
    )


def _verdict(next_token: NextToken, result: DistributionShift, sampling: Sampling) -> None:
    with st.container(horizontal=True, gap="medium"):
        st.metric(
            "Total variation distance",
            percent_text(result.distance),
            width="content",
            help="Half the sum of all differences, $\\frac12 \\sum_i |p_i - q_i|$ (Levin and Peres "
            f"2017). 0{SPACE}%: the same probabilities; 100{SPACE}%: no token can follow "
            "both prompts.",
        )
        help_bits = (
            "Kullback-Leibler divergence, $\\sum_i p_i \\log_2 (p_i / q_i)$ (Cover and Thomas "
            "2006, 2.26): the extra bits per token if the first distribution is true and the "
            "second is assumed. It is infinite if the second gives probability 0 to a token "
            "that the first can give."
        )
        st.metric("D(first ‖ second)", in_bits(result.first_to_second_bits), width="content",
                  help=help_bits)  # fmt: skip
        st.metric("D(second ‖ first)", in_bits(result.second_to_first_bits), width="content",
                  help=help_bits)  # fmt: skip
        st.metric(
            "Entropy, first → second",
            f"{bits_text(result.first_entropy)} → {in_bits(result.second_entropy)}",
            width="content",
        )
    vocabulary = shared.vocabulary(next_token.model)

    def told(moved: Moved) -> str:
        label = vocabulary.token(moved.token_id).label
        first, second = (probability_text(p) for p in (moved.first, moved.second))
        return f"“{label}”, {first} → {second}"

    sentences = [f"At temperature {sampling.temperature:g}:"]
    if result.gained:
        sentences.append(f"largest gain {told(result.gained[0])};")
    if result.lost:
        sentences.append(f"largest loss {told(result.lost[0])}.")
    if not result.gained and not result.lost:
        sentences.append("the probabilities are the same after both prompts.")
    st.text(" ".join(sentences))


def _table(
    next_token: NextToken, second: NextToken, result: DistributionShift, sampling: Sampling
) -> None:
    listed = [*result.gained, *reversed(result.lost)]
    ids = [moved.token_id for moved in listed]
    number_table(
        {
            "token": shared.vocabulary(next_token.model).labels(ids),
            "id": ids,
            "P after the first": [moved.first for moved in listed],
            "P after the second": [moved.second for moved in listed],
            _CHANGE: [moved.change for moved in listed],
        },
        {
            "P after the first": precise_text,
            "P after the second": precise_text,
            _CHANGE: points_text,
        },
        alt="The tokens with the largest gains and losses",
    )
    csv_button(
        lambda: _columns(next_token, second, sampling),
        "two-prompts",
        "Every token as CSV",
        head=lambda: [
            *((f"{name}, first", value) for name, value in _head(next_token)),
            *((f"{name}, second", value) for name, value in _head(second)),
            *file_head.of_settings(sampling),
        ],
    )


def _head(of: NextToken) -> list[file_head.Row]:
    return file_head.after(of.model, of.ids)


def _columns(
    next_token: NextToken, second: NextToken, sampling: Sampling
) -> dict[str, list[Any] | range]:
    before, after = (distribution(one.prediction.logits, sampling) for one in (next_token, second))
    vocabulary = shared.vocabulary(next_token.model)
    return {
        "id": range(before.size),
        "token": vocabulary.labels(range(before.size)),
        "P after the first": before.tolist(),
        "P after the second": after.tolist(),
        "change": (after - before).tolist(),
    }
