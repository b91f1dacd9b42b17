"""The head of a page: its name, and what it is about in at most two sentences."""

from __future__ import annotations

import streamlit as st


def draw(title: str, about: str) -> None:
    st.title(title, anchor=False)
    st.markdown(about)
