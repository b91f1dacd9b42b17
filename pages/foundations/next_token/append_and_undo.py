"""Growing the text by a token, and taking that back."""

from __future__ import annotations

import streamlit as st

from backend.models.networks.vocabulary import Token
from components.state import workspace

_KEY = "text_steps"  # the texts before each appended token, oldest first
_DEPTH = 100


def append_token(text: str, token: Token) -> None:
    """Put a token at the end of the text (for a callback); says so if text cannot hold it."""
    if token.special:
        st.toast(
            f"`{token.label}` is a special token: typed as text it would become other tokens.",
            icon=":material/block:",
        )
        return
    if "\ufffd" in token.text:
        st.toast(
            "This token is only part of a character, so it cannot stand in a text by itself.",
            icon=":material/block:",
        )
        return
    steps = st.session_state.get(_KEY, [])
    st.session_state[_KEY] = [*steps, text][-_DEPTH:]
    workspace.set_text(text + token.text)


def undo_button() -> None:
    st.button(
        "Undo",
        icon=":material/undo:",
        key="undo",
        help="Remove the last appended token",
        disabled=not st.session_state.get(_KEY),
        on_click=_undo,
    )


def _undo() -> None:
    steps = st.session_state.get(_KEY, [])
    if steps:
        workspace.set_text(steps[-1])
        st.session_state[_KEY] = steps[:-1]
