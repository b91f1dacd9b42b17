"""Growing the text by a token."""

from __future__ import annotations

import streamlit as st

from backend.models.networks.vocabulary import Token
from components.frame import announcements
from components.state import text_history


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
    text_history.put(text + token.text)
    announcements.say(f"Appended “{token.label}”")
