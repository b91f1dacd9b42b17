"""Undo and redo for whatever changes the text, on every page that has one."""

from __future__ import annotations

import streamlit as st

from components.state import text_history


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
            on_click=text_history.undo,
            kwargs={"written": written},
        )
        st.button(
            "Redo",
            icon=":material/redo:",
            key="redo",
            type="tertiary",
            disabled=off or not text_history.can_redo(written=written),
            on_click=text_history.redo,
            kwargs={"written": written},
        )
