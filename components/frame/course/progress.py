"""What somebody has answered in the course. No account: the browser keeps it (`kept_in_browser`).

Here it is a part of the session; `take_over` adds what the browser had kept from before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.frame.course.judging import LONGEST_ANSWER, Given
from components.frame.page_card import PageCard

_KEY = "course_answers"  # (page, number of the step) -> Given
_CLEARED = "course_cleared"  # how often it was begun anew: what is kept elsewhere is older


def answer(card: PageCard, number: int) -> Given | None:
    """What was answered in a step, counted from 1."""
    return _answers().get((card.id, number))


def keep(card: PageCard, number: int, given: Given) -> None:
    st.session_state[_KEY] = {**_answers(), (card.id, number): given}


def forget(card: PageCard, number: int) -> None:
    left = {place: one for place, one in _answers().items() if place != (card.id, number)}
    st.session_state[_KEY] = left


def forget_all() -> None:
    st.session_state[_KEY] = {}
    st.session_state[_CLEARED] = cleared() + 1


def cleared() -> int:
    return int(st.session_state.get(_CLEARED, 0))


def of_lesson(card: PageCard) -> list[Given | None]:
    """The answers to a page's lesson, step by step."""
    return [answer(card, number) for number in range(1, len(card.lesson) + 1)]


def first_open(card: PageCard) -> int:
    """The first step without an answer; after a whole lesson the first again."""
    every = of_lesson(card)
    return every.index(None) + 1 if None in every else 1


def as_kept() -> dict[str, list[Any]]:
    """For the browser: an entry a step."""
    return {f"{page}.{step}": [one.said, one.right] for (page, step), one in _answers().items()}


def take_over(kept: object, cards: list[PageCard]) -> None:
    """Add what the browser has kept; what was answered since stays.

    Args:
        kept: as `as_kept` wrote it, or anything: a browser can send what it likes.
        cards: the pages that have a lesson.
    """
    before, steps = _answers(), {card.id: len(card.lesson) for card in cards}
    found: dict[tuple[str, int], Given] = {}
    for place, entry in kept.items() if isinstance(kept, Mapping) else ():
        page, _, number = str(place).partition(".")
        if not (number.isascii() and number.isdigit() and len(number) < 4):
            continue
        match entry:
            case [str(said), bool(right)] if 1 <= int(number) <= steps.get(page, 0):
                found[page, int(number)] = Given(said[:LONGEST_ANSWER], right)
    st.session_state[_KEY] = {**found, **before}


def _answers() -> dict[tuple[str, int], Given]:
    known: dict[tuple[str, int], Given] = st.session_state.get(_KEY, {})
    return known
