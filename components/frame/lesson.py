"""The lesson of a page: a card with one step at a time, which sets the page up for it."""

from __future__ import annotations

import streamlit as st

from components.frame import claim_scope
from components.frame.lessons import LESSONS, Step
from components.state import workspace


def way_in() -> None:
    """The button that opens the lesson of this page, if it has one."""
    if workspace.page() in LESSONS and _step() is None:
        st.button(
            "Lesson, 5 min",
            icon=":material/school:",
            key="lesson_open",
            type="tertiary",
            help="Three steps, each with something to try and what there is to see",
            on_click=_go,
            args=(1,),
        )


def card() -> None:
    """The step that is open, if one is."""
    step = _step()
    if step is None:
        return
    steps = LESSONS[workspace.page()]
    now = steps[step - 1]
    with st.container(border=True, key="lesson"):
        st.markdown(f"**Step {step} of {len(steps)}.** {now.do}")
        # The text is open to play with; what a step says holds for its own text.
        with st.expander("What there is to see", icon=":material/visibility:", key=f"see_{step}"):
            st.markdown(f"{claim_scope.whose()}{now.see}")
        with st.container(horizontal=True):
            _button("Back", "arrow_back", step - 1 or None, off=step == 1)
            if step < len(steps):
                _button("Next step", "arrow_forward", step + 1)
            _button("Set this step up again", "replay", step)
            st.button(
                "End lesson",
                icon=":material/close:",
                key="lesson_end",
                type="tertiary",
                on_click=workspace.keep_lesson,
                args=(None,),
            )


def _button(label: str, icon: str, step: int | None, off: bool = False) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"lesson_{icon}",
        type="tertiary",
        disabled=off,
        on_click=_go,
        args=(step,),
    )


def _go(step: int) -> None:
    now: Step = LESSONS[workspace.page()][step - 1]
    workspace.set_text(now.text, position=now.position)
    if now.sampling is not None:
        workspace.set_sampling(now.sampling)
    workspace.keep_lesson(step)


def _step() -> int | None:
    """The open step; what a link says is no promise that there is one."""
    step = workspace.space().lesson
    return step if step and step <= len(LESSONS.get(workspace.page(), ())) else None
