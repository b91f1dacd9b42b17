"""The head of a page: its name, what it is about in at most two sentences, and its lesson."""

from __future__ import annotations

import streamlit as st

from components.frame import lesson
from components.state import workspace


def draw(title: str, about: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="page_head"):
        st.title(title, anchor=False, width="content")
        lesson.way_in()
    if not workspace.space().room:
        st.markdown(about)
    lesson.card()
