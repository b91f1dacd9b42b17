"""A whole word of several tokens: what it costs in both readings, by the same rule."""

from __future__ import annotations

import streamlit as st

from backend.analyses.foundations.blanks import BlankedText
from backend.analyses.foundations.subword_leak import LIMIT_PIECES
from backend.numbers import gain_text, in_bits
from components.frame import prose
from pages.foundations.masked_and_causal import results


def draw(name: str, text: str, blanked: BlankedText, position: int) -> None:
    """One line below the bars, where the word in question has several tokens.

    The bars cannot tell it: theirs are of one token, and each reading has another context there.
    """
    word = next(one for one in blanked.words if position in one)
    if not 2 <= len(word) <= LIMIT_PIECES:
        return
    leak = results.leak(name, text, word)
    left, both = float(leak.left_bits.sum()), float(leak.wordwise_bits.sum())
    label = "".join(blanked.pieces[place].label for place in word)
    st.text(
        f"The whole word “{label}”: {in_bits(left)} from the left, {in_bits(both)} from both "
        f"sides, difference {gain_text(left - both)} bits"
    )
    prose.caption(
        "Chain rule in both readings: each of its tokens is predicted from those before it in the "
        "word, with the later ones hidden."
    )
