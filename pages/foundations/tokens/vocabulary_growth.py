"""Does a text use fewer distinct tokens than distinct words? Counted as the text grows."""

from __future__ import annotations

import numpy as np
import streamlit as st

from backend.analyses.foundations.vocabulary_growth import VocabularyGrowth, holds_from
from backend.models.catalog import card
from backend.numbers import count_text, percent_text
from components.charts.chart import chart
from components.frame import prose, reserved
from components.outputs.csv_file import csv_button
from components.results import file_head
from components.state import fields
from pages.foundations.tokens import results
from pages.foundations.tokens.corpus_picker import learning_text
from pages.foundations.tokens.vocabulary_growth_chart import vocabulary_growth_figure

_CAPS = [512, 1_024, 2_048, 4_096]


@st.fragment
def draw(name: str, text: str) -> None:
    """Choose a text; the curves, the claim tested on them, and the counts.

    Args:
        name: the model whose tokens are counted.
        text: the text of the page.
    """
    prose.markdown(
        "Choose a text, then compare the curves. Does it use fewer distinct tokens than distinct "
        "words? The answer depends on how words are split and on how long the text is: the number "
        "of tokens is limited by the vocabulary, the number of words is not."
    )
    source = learning_text("Count in", text)
    if source is None:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cap = fields.own_value(
            st.select_slider,
            "cap",
            1_024,
            fields.one_of(_CAPS),
            "Size of a small vocabulary learned from this text",
            _CAPS,
            format_func=count_text,
            width=420,
        )
        logarithmic = fields.own_value(
            st.toggle, "log_axes", False, fields.one_of((False, True)), "Logarithmic axes"
        )
    slot = st.container()
    with reserved.filling("growth", slot, 400):
        result = results.growth(name, source.text, cap)
        title = card(name).title
        chart(
            vocabulary_growth_figure(result, title, source.title, logarithmic),
            key="growth_chart",
            alt=_takeaway(result, title),
        )
    prose.caption(f"Counted in {source.origin}. Upper and lower case are distinct.")
    _verdicts(result, title)
    csv_button(
        lambda: _columns(result),
        "words-and-tokens",
        head=lambda: [*file_head.of_model(name), ("text", source.title), ("from", source.origin)],
    )


def _verdicts(result: VocabularyGrowth, model: str) -> None:
    """The claim, tested for each kind of word and each vocabulary."""
    for tokens, words, about in (
        (result.tokens, result.between_spaces, f"{model}, words split at spaces"),
        (result.tokens, result.words_and_signs, f"{model}, words split at punctuation too"),
        (result.learned, result.words_and_signs,
         f"a vocabulary of {count_text(result.cap)} tokens, words split at punctuation too"),
    ):  # fmt: skip
        holds = tokens[-1] < words[-1]
        mark = ":material/check: **Fewer tokens**" if holds else ":material/close: **Not fewer**"
        prose.markdown(
            f"{mark}: {about}. {count_text(tokens[-1])} distinct tokens, "
            f"{count_text(words[-1])} distinct "
            f"words{_since(holds_from(tokens, words, result.read), result)}."
        )
    if result.unknown_share:
        prose.markdown(
            f":material/help: **A list of words of the same size leaves words out**: with the "
            f"{count_text(result.cap)} most frequent words of this text, "
            f"{percent_text(result.unknown_share)} of its words are “unknown”. A vocabulary of "
            "tokens of that size covers the whole text."
        )


def _since(start: int | None, result: VocabularyGrowth) -> str:
    if start is None:
        return ""
    if start == result.read[0]:
        return "; fewer tokens at every length"
    return f"; fewer tokens from {count_text(start)} bytes on"


def _takeaway(result: VocabularyGrowth, model: str) -> str:
    return (
        f"After {count_text(result.read[-1])} bytes: {count_text(result.between_spaces[-1])} "
        f"distinct words split at spaces, {count_text(result.words_and_signs[-1])} split at "
        f"punctuation too, {count_text(result.tokens[-1])} distinct tokens of {model}, "
        f"{count_text(result.learned[-1])} of a vocabulary of {count_text(result.cap)}."
    )


def _columns(result: VocabularyGrowth) -> dict[str, list[int]]:
    columns: dict[str, np.ndarray] = {
        "bytes read": result.read,
        "words, split at spaces": result.between_spaces,
        "words, split at punctuation too": result.words_and_signs,
        f"{count_text(result.cap)} most frequent words and unknown": result.frequent,
        "tokens of the model": result.tokens,
        f"tokens of a vocabulary of {count_text(result.cap)}": result.learned,
    }
    return {title: column.tolist() for title, column in columns.items()}
