"""The head of a page: its name, what it is about in at most two sentences, and its lesson."""

from __future__ import annotations

import streamlit as st

from components.frame import announcements, prose
from components.frame.course import lesson
from components.frame.page_card import PageCard
from components.state import workspace


def draw(card: PageCard) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="page_head"):
        st.title(card.heading or card.title, anchor=False, width="content")
        lesson.way_in(card)
    if not workspace.space().room and workspace.space().lesson is None:
        prose.markdown(card.told(card.about))
    lesson.draw(card)
    announcements.follows("lesson_open", "lesson")
    announcements.follows("lesson_end", "lesson_open")
