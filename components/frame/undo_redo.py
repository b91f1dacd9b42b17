"""Undo and redo for whatever changes the text, on every page that has one."""

from __future__ import annotations

import streamlit as st

from components.frame import announcements
from components.state import text_history, workspace

_SPOKEN = 120  # characters of the end of a text


def undo_redo(*, written: bool = False, off: bool = False) -> None:
    """Both buttons, side by side.

    Args:
        written: the page shows generated tokens, so that a step may be about them alone.
        off: nothing may be undone now.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content"):
        st.button(
            "Undo",
            icon=":material/undo:",
            key="undo",
            type="tertiary",
            help="Undo the last change of the text",
            disabled=off or not text_history.can_undo(written=written),
            on_click=_undo,
            args=(written,),
        )
        st.button(
            "Redo",
            icon=":material/redo:",
            key="redo",
            type="tertiary",
            disabled=off or not text_history.can_redo(written=written),
            on_click=_redo,
            args=(written,),
        )


def _undo(written: bool) -> None:
    text_history.undo(written=written)
    _say("Undone")


def _redo(written: bool) -> None:
    text_history.redo(written=written)
    _say("Redone")


def _say(what: str) -> None:
    """A text that nobody has changed is the page's own, and not known here."""
    text = workspace.space().text
    announcements.say(what if text is None else f"{what}. The text: {text[-_SPOKEN:]}")
