"""A vocabulary learned on the spot, and its merges replayed on a few words."""

from __future__ import annotations

from functools import partial

import numpy as np
import streamlit as st

from backend.analyses.foundations.bpe import BYTES, LARGEST, LearnedBpe
from backend.models.catalog import card
from backend.models.networks.vocabulary import Vocabulary
from backend.numbers import count_text, real_text
from components.charts.chart import chart
from components.frame import prose
from components.results import shared
from components.state import workspace
from pages.foundations.tokens import results
from pages.foundations.tokens.corpus_picker import LearningText, learning_text
from pages.foundations.tokens.merge_replay import merge_replay
from pages.foundations.tokens.train_bpe_chart import merge_gain_figure

_LEARNED_FROM = "own_bpe_text"  # the text that the person's own vocabulary was learned from
_SIZE = "size"


@st.fragment
def draw(name: str, text: str, excerpt: str) -> None:
    """Choose a text, learn from it, replay.

    Args:
        name: the model to compare with.
        text: the text of the page.
        excerpt: a short stretch of it, to watch the merges on.
    """
    prose.markdown(
        "Press Play, or drag the slider. Each merge joins the most frequent pair of adjacent "
        "tokens, everywhere in the text. The bytes and all merged pairs are the vocabulary."
    )
    source = learning_text("Learn from", text)
    if source is None:
        return
    with st.skeleton(height=220):
        learned = results.learned_bpe(source.text)
    if not learned.merges:
        prose.info(
            "Type a longer text: no pair of bytes occurs twice in this one, so there is nothing to "
            "merge.",
            icon=":material/edit:",
        )
        return
    merge_replay(
        learned,
        excerpt,
        key="tokens_replay",
        size=min(_size(), learned.size),
        on_size=partial(_keep, source.text),
        label="The beginning of your text, cut by the merges so far",
    )
    prose.caption(_provenance(learned, source))
    _worth(name, learned, source)
    _all_merges(learned)


def own_vocabulary() -> Vocabulary | None:
    """The vocabulary at which the person has left the slider; None before they touched it."""
    text = st.session_state.get(_LEARNED_FROM)
    return results.learned_bpe(text).at(_size()) if text and _size() > BYTES else None


def _size() -> int:
    """Tokens in the vocabulary at which the slider was left, here or in a link."""
    asked = workspace.own(_SIZE, "")
    return min(int(asked), LARGEST) if asked.isascii() and asked.isdigit() else BYTES


def _keep(text: str, size: int) -> None:
    st.session_state[_LEARNED_FROM] = text
    workspace.keep_own({_SIZE: str(size)})


def _provenance(learned: LearnedBpe, source: LearningText) -> str:
    ended = f"{count_text(learned.merges)} merges"
    if learned.size < 4_096:
        ended += ", after which no pair occurs twice"
    return (
        f"Learned on this server from {source.origin} ({count_text(learned.text_bytes)} bytes): "
        f"{ended}. Merges never cross a word boundary; of equally frequent pairs, the one with the "
        "lower ids is merged first."
    )


def _worth(name: str, learned: LearnedBpe, source: LearningText) -> None:
    with st.expander(
        "Bytes per token against vocabulary size", icon=":material/show_chart:", on_change="rerun"
    ) as place:
        if not place.open:
            return
        with st.skeleton(height=300):
            own = shared.tokens(name, source.text)
        chart(
            merge_gain_figure(learned, card(name).title, own.bytes_per_token or 0.0, source.title),
            key="merge_gain_chart",
            alt=_takeaway(learned),
        )


def _takeaway(learned: LearnedBpe) -> str:
    half = learned.merges // 2
    first, last = (learned.text_bytes / learned.text_tokens[at] for at in (half, learned.merges))
    return (
        f"Bytes per token against the size of the vocabulary: from 1 with single bytes to "
        f"{real_text(first)} after half of the merges and {real_text(last)} after all of them."
    )


def _all_merges(learned: LearnedBpe) -> None:
    with st.expander("All merges as a table", icon=":material/table:", on_change="rerun") as place:
        if not place.open:
            return
        labels = np.array(learned.vocabulary.labels(range(learned.size)))
        st.dataframe(
            {
                "merge": list(range(1, learned.merges + 1)),
                "left": labels[learned.left].tolist(),
                "right": labels[learned.right].tolist(),
                "becomes": labels[BYTES:].tolist(),
                "times merged": learned.times.tolist(),
                "tokens of the text after the merge": learned.text_tokens[1:].tolist(),
            },
            hide_index=True,
            column_config={
                title: st.column_config.NumberColumn(format="localized")
                for title in ("merge", "made", "tokens of the text after it")
            },
            alt="Every merge in the order in which it was learned",
        )
