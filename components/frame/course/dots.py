"""How far somebody is in the course, as dots in the side bar."""

from __future__ import annotations

import streamlit as st

from components.frame import site
from components.frame.course import progress
from components.frame.course.judging import Given
from components.frame.page_card import PageCard
from components.state import workspace


def draw() -> None:
    """The lesson of the page that is on the screen, and the whole course in a line."""
    lessons = site.lessons()
    every = [one for card in lessons for one in progress.of_lesson(card)]
    done = sum(one is not None for one in every)
    card = site.card_at(workspace.page())
    if not done and workspace.space().lesson is None:
        return
    st.caption(f"Course: {done} of {len(every)} answered")
    if card in lessons:
        st.markdown(dots(card))


def dots(card: PageCard) -> str:
    """A dot a step: answered, answered otherwise than the models, open; as Markdown."""
    return " ".join(_dot(one) for one in progress.of_lesson(card))


def _dot(given: Given | None) -> str:
    if given is None:
        return ":gray[:material/radio_button_unchecked:]"
    return ":green[:material/check_circle:]" if given.right else ":gray[:material/adjust:]"
