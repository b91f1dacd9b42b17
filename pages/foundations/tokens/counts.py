"""The counts of a text: characters, words, tokens, and what a word or a token costs."""

from __future__ import annotations

from functools import partial

import streamlit as st

from backend.numbers import count_text
from backend.text.pieces import Tokens
from components.frame import prose

_SPACES = "Whatever stands between two white spaces is a word, punctuation included."
_SIGNS = "Every run of letters and digits is a word, and every punctuation sign is one too."


def draw(result: Tokens) -> None:
    """Draw the counts of the whole text, with a choice of what is called a word."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("Counts", anchor=False, width="content")
        st.space("stretch")
        at_signs = st.toggle(
            "Split words at punctuation too", key="at_punctuation", bind="query-params"
        )
    words = result.words_and_signs if at_signs else result.between_spaces
    split = "split at signs too" if at_signs else "split at spaces"

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
            f"{count_text(words.unique)} unique",
            help=f"{_SIGNS if at_signs else _SPACES} Unique: upper and lower case are different "
            "words.",
        )
        metric(
            "Tokens",
            count_text(result.count),
            f"{count_text(result.unique)} unique",
            help="Unique: different ids. A word with a space in front and the same word without "
            "one are two tokens.",
        )
        metric("Tokens per word", result.tokens_per_word(words), split, format="%.2f")
        metric(
            "Bytes per token",
            result.bytes_per_token,
            f"{count_text(len(result.raw))} bytes",
            format="%.2f",
        )
    if result.count:
        prose.caption(_unique_sentence(result.unique, words.unique))
    if result.unseen_bytes:
        prose.caption(
            f":material/visibility_off: {count_text(result.unseen_bytes)} bytes of this text have "
            "no token in this vocabulary. The tokenizer drops them in silence: the model never "
            "sees them."
        )


def _unique_sentence(tokens: int, words: int) -> str:
    """A common claim, tested on this text."""
    verdict = "true" if tokens < words else "not true"
    return (
        "“A text has fewer different tokens than different words”: "
        f"{verdict} of this one ({count_text(tokens)} and {count_text(words)})."
    )
