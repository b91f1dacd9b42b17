"""Every blank filled: one after another from the left, all at once from both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from backend.models.networks.vocabulary import Vocabulary
from backend.numbers import precise_text, probability_text
from components.frame import prose
from components.results import shared
from components.widgets.token_strip import Span, token_spans, token_strip
from pages.foundations.masked_and_causal import results
from pages.foundations.masked_and_causal.visibility_strips import both_rows


def draw(name: str, text: str) -> None:
    """The text twice, with the most likely tokens of each reading where the blanks were."""
    blanked = results.blanked_text(name, text)
    vocabulary = shared.vocabulary(name)
    with st.skeleton(height=120):
        result = results.filled_blanks(name, text)
    spans = token_spans(blanked.pieces)
    left = _filled(spans, blanked.blanks, result.left_ids, result.left_probabilities, vocabulary)
    both = _filled(spans, blanked.blanks, result.both_ids, result.both_probabilities, vocabulary)
    token_strip(
        both_rows(name, left, both),
        key="filled_strip",
        label="The text with every blank filled",
    )
    count = len(blanked.blanks)
    if count == 1:
        prose.caption("The most likely token of each reading, with its probability.")
        return
    prose.markdown(
        f"**Left only** took {count} passes: it fills one blank after another with its most likely "
        "token, and continues from its own choice. **Both sides** took one pass: all blanks were "
        "hidden together, and each was filled **independently** of the others. Each token may fit "
        "by itself, and the sentence still not."
    )


def _filled(
    spans: Sequence[Span],
    blanks: Sequence[int],
    ids: Sequence[int],
    probabilities: Sequence[float],
    vocabulary: Vocabulary,
) -> list[Span]:
    """The spans of the text with a token in every blank, coloured by its probability."""
    changed = list(spans)
    for blank, token_id, probability in zip(blanks, ids, probabilities, strict=True):
        token = vocabulary.token(token_id)
        changed[blank] = replace(
            spans[blank],
            label=token.label,
            detail=f"filled in · id {token.id} · probability {precise_text(probability)}",
            kind="special" if token.special else "text",
            value=probability,
            note=probability_text(probability),
        )
    return changed
