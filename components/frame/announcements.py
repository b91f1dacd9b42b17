"""What has just happened, for a screen reader, and where focus goes when its control vanishes.

A sighted person sees that a token was sampled or a gap was moved; a page tells it to others with
`say`, from a callback or while it runs. Browsers give the focus of a control that vanishes to the
whole page; `follows` names a better place, where the nearest control in the same row is not it.
The shell hands both to the browser at the end of a run (`components/widgets/page_watch`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import streamlit as st

_SAID, _SUCCESSORS = "announced", "focus_successors"
_TOLD = "announced_told"  # the number of what the browser was told last
_BEFORE = "announced_before"  # what was said last, by what it was about


def open_page() -> None:
    """Begin a run of a page. Called by the shell."""
    st.session_state[_SUCCESSORS] = {}


def say(text: str) -> None:
    """Let a screen reader say this, after what else is said in the same run."""
    if not text:
        return
    number, before = said()
    if number != st.session_state.get(_TOLD, 0):
        text = f"{before.rstrip('.')}. {text}"
    st.session_state[_SAID] = (number + 1, text)


def plain(markdown: str) -> str:
    """A sentence of ours as it is spoken: without marks, icons and colours."""
    return re.sub(r":[a-z]+\[|:material/\w+:|[*`\]]", "", markdown).strip()


def when_changed(about: str, text: str, *, at_first: bool = True) -> None:
    """Say how something is now, if it is otherwise than when this was called before.

    Args:
        about: what it is about, as nothing else is called.
        at_first: also say it the first time; not what is on the screen when a page is opened.
    """
    before = st.session_state.setdefault(_BEFORE, {})
    if before.get(about, None if at_first else text) != text:
        say(text)
    before[about] = text


def said() -> tuple[int, str]:
    """What was said last, and how many things have been said so far."""
    last: tuple[int, str] = st.session_state.get(_SAID, (0, ""))
    return last


def close_page() -> None:
    """End a run of a page: the browser has what was said. Called by the shell."""
    st.session_state[_TOLD], _ = said()


def follows(vanishing: str, key: str) -> None:
    """When the control with the first key vanishes, what has the second key gets its focus."""
    st.session_state[_SUCCESSORS] = {**successors(), vanishing: key}


def successors() -> Mapping[str, str]:
    """All that `follows` was told in this run."""
    told: Mapping[str, str] = st.session_state.get(_SUCCESSORS, {})
    return told
