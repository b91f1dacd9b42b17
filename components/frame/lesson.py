"""The lesson of a page: a card with one step at a time, which sets the page up for it."""

from __future__ import annotations

import streamlit as st

from components.frame import claim_scope, prose
from components.frame.page_card import PageCard
from components.state import text_history, workspace


def way_in(card: PageCard) -> None:
    """The button that opens the lesson of this page, if it has one."""
    if card.lesson and _step(card) is None:
        st.button(
            "Lesson, 5 min",
            icon=":material/school:",
            key="lesson_open",
            type="tertiary",
            help="Three steps: try each one first, then look at the answer",
            on_click=_go,
            args=(card, 1),
        )


def open_by_link(card: PageCard) -> None:
    """A link that names a step and no text means the step as it is set up (before the page)."""
    step = _step(card)
    if step is not None and workspace.space().text is None:
        _go(card, step)


def draw(card: PageCard) -> None:
    """The step that is open, if one is."""
    step = _step(card)
    if step is None:
        return
    now, last = card.lesson[step - 1], len(card.lesson)
    with st.container(border=True, key="lesson"):
        prose.markdown(f"**Step {step} of {last}.** {card.told(now.do)}")
        # The text is open to play with; what a step says holds for its own text.
        with st.expander("Show the answer", icon=":material/visibility:", key=f"see_{step}"):
            prose.markdown(f"{claim_scope.whose(now.see)}{card.told(now.see)}")
        with st.container(horizontal=True):
            _button(card, "Back", "arrow_back", step - 1 or None, off=step == 1)
            if step < last:
                _button(card, "Next step", "arrow_forward", step + 1)
            _button(card, "Reset this step", "replay", step)
            st.button(
                "End lesson",
                icon=":material/close:",
                key="lesson_end",
                type="tertiary",
                on_click=text_history.end_lesson,
            )


def _button(card: PageCard, label: str, icon: str, step: int | None, off: bool = False) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"lesson_{icon}",
        type="tertiary",
        disabled=off,
        on_click=_go,
        args=(card, step),
    )


def _go(card: PageCard, step: int) -> None:
    now = card.lesson[step - 1]
    text_history.set_up(now.text, position=now.position, sampling=now.sampling, lesson=step)


def _step(card: PageCard) -> int | None:
    """The open step; what a link says is no promise that there is one."""
    step = workspace.space().lesson
    return step if step and step <= len(card.lesson) else None
