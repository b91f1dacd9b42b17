"""One token: its id, its bytes, and whether it starts a word."""

from __future__ import annotations

import streamlit as st

from backend.numbers import bytes_text
from backend.text.pieces import Piece


def draw(piece: Piece) -> None:
    """Draw a line of facts about a piece that has a token."""
    if piece.token is None:
        return
    holds = f"a part of {piece.whole}" if piece.whole else "whole characters"
    with st.container(border=True, horizontal=True, gap="medium"):
        _fact("Token", piece.label)
        _fact("Id", str(piece.token.id))
        _fact("Bytes", bytes_text(piece.token.raw))
        _fact("Starts a word", "yes" if piece.starts_word else "no")
        _fact("Holds", holds)


def _fact(name: str, value: str) -> None:
    with st.container(width="content", gap=None):
        st.caption(name)
        st.text(value)  # never Markdown: it may be what a person typed
