"""The counts of a text: characters, words, tokens, tokens per word and bytes per token."""

from __future__ import annotations

from functools import partial

import streamlit as st

from backend.numbers import count_text, counted
from backend.text.pieces import Tokens
from components.frame import prose

_SPACES = "A word is everything between two white spaces, with its punctuation."
_SIGNS = "A word is a run of letters and digits, or a single punctuation sign."


def draw(result: Tokens) -> None:
    """Draw the counts of the whole text, with a choice of what is called a word."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("Counts", anchor=False, width="content")
        st.space("stretch")
        at_signs = st.toggle(
            "Split words at punctuation too", key="at_punctuation", bind="query-params"
        )
    words = result.words_and_signs if at_signs else result.between_spaces
    split = "split at punctuation too" if at_signs else "split at spaces"

    metric = partial(st.metric, delta_color="off", delta_arrow="off", border=True)
    with st.grid(5, min_column_width=140, gap="xsmall"):
        metric(
            "Characters",
            count_text(result.characters),
            f"{count_text(result.code_points)} code points",
            help="Characters as you see them. Unicode may spell one with several code points, "
            "such as a letter and its accent.",
        )
        metric(
            "Words",
            count_text(words.count),
            f"{count_text(words.unique)} distinct",
            help=f"{_SIGNS if at_signs else _SPACES} Distinct: each word counts once; upper and "
            "lower case are two words.",
        )
        metric(
            "Tokens",
            count_text(result.count),
            f"{count_text(result.unique)} distinct",
            help="Distinct: each id counts once. A word with a space in front and the same word "
            "without it are two tokens.",
        )
        metric("Tokens per word", result.tokens_per_word(words), split, format="%.2f")
        metric(
            "Bytes per token",
            result.bytes_per_token,
            f"{count_text(len(result.raw))} bytes",
            format="%.2f",
        )
    if result.count:
        prose.caption(_vocabulary_used(result.unique, words.unique))
    if result.unseen_bytes:
        prose.caption(
            f":material/visibility_off: This vocabulary has no token for "
            f"{counted(result.unseen_bytes, 'byte')} of this text. The tokenizer leaves them out "
            "without an error, so the model never reads them."
        )


def _vocabulary_used(tokens: int, words: int) -> str:
    return (
        f"Vocabulary used: {counted(tokens, 'distinct token')}, {counted(words, 'distinct word')}."
    )
