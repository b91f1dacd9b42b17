"""What has just happened, for a screen reader, and where focus goes when its control vanishes.

A sighted person sees that a token was sampled or a gap was moved; a page tells it to others with
`say`, from a callback or while it runs. Browsers give the focus of a control that vanishes to the
whole page; `follows` names a better place, where the nearest control in the same row is not it.
The shell hands both to the browser at the end of a run (`components/widgets/page_watch`).
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

_SAID, _SUCCESSORS = "announced", "focus_successors"


def open_page() -> None:
    """Begin a run of a page. Called by the shell."""
    st.session_state[_SUCCESSORS] = {}


def say(text: str) -> None:
    """Let a screen reader say this, when it has said what it is saying."""
    number, _ = said()
    st.session_state[_SAID] = (number + 1, text)


def said() -> tuple[int, str]:
    """What was said last, and how many things have been said so far."""
    last: tuple[int, str] = st.session_state.get(_SAID, (0, ""))
    return last


def follows(vanishing: str, key: str) -> None:
    """When the control with the first key vanishes, what has the second key gets its focus."""
    st.session_state[_SUCCESSORS] = {**successors(), vanishing: key}


def successors() -> Mapping[str, str]:
    """All that `follows` was told in this run."""
    told: Mapping[str, str] = st.session_state.get(_SUCCESSORS, {})
    return told
