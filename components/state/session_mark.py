"""What tells a session from the one that the same open page had before a restart."""

from __future__ import annotations

import time

import streamlit as st

_KEY = "session_mark"


def session_mark() -> str:
    """When this session began, in nanoseconds; as text, since a browser's numbers are shorter."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = str(time.time_ns())
    return str(st.session_state[_KEY])
