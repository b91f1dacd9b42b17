"""The head of a page: its name, what it is about in at most two sentences, and its lesson."""

from __future__ import annotations

import streamlit as st

from components.frame import announcements, prose
from components.frame.course import lesson
from components.frame.page_card import PageCard
from components.frame.undo_redo import undo_redo
from components.state import workspace


def draw(card: PageCard, *, undo: bool = True) -> None:
    """Draw it.

    Args:
        undo: with undo and redo of the text, on a page that has one; False: the page draws them.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="page_head"):
        st.title(card.heading or card.title, anchor=False, width="content")
        lesson.way_in(card)
        if undo and card.text is not None:
            undo_redo()
    if not workspace.space().room and workspace.space().lesson is None:
        prose.markdown(card.told(card.about))
    lesson.draw(card)
    announcements.follows("lesson_open", "lesson")
    announcements.follows("lesson_end", "lesson_open")
