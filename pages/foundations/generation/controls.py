"""The buttons that choose the next token, go back and forth, and generate many tokens."""

from __future__ import annotations

import streamlit as st

from components.frame.undo_redo import undo_redo
from components.state import workspace
from components.state.fields import count_field, seed_field
from pages.foundations.generation import choices, run, session
from pages.foundations.generation.session import Given

_COUNTS = (8, 16, 32, 64, 128)
_DEFAULT_COUNT = 32
_COUNT = "writing_count"


def step_buttons(given: Given, may_choose: bool) -> None:
    """Sample, most likely token, undo, redo."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.button(
            "Sample",
            icon=":material/casino:",
            key="writing_sample",
            disabled=not may_choose,
            on_click=choices.sample,
        )
        st.button(
            "Most likely token (greedy)",
            icon=":material/vertical_align_top:",
            key="writing_most_likely",
            disabled=not may_choose,
            help="Take the token with the highest logit, as greedy decoding does",
            on_click=choices.take_most_likely,
        )
    undo_redo(written=True, off=session.of(given).run is not None)


def run_buttons(given: Given, may_begin: bool) -> None:
    """Generate or stop (one button: of two, both would be there for a while), and how."""
    running = session.of(given).run is not None
    count = _count()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        st.button(
            "Stop" if running else f"Generate {count} tokens",
            icon=":material/stop:" if running else ":material/play_arrow:",
            key="writing_run",
            disabled=not (running or may_begin),
            on_click=_stop if running else _begin,
            args=(given,),
        )
        count_field(_COUNTS, _DEFAULT_COUNT, key=_COUNT, width=90)
        seed_field(key="writing_seed", width=120)


def start_over(given: Given) -> None:
    st.button(
        "Start over",
        icon=":material/restart_alt:",
        key="writing_clear",
        type="tertiary",
        disabled=session.of(given).run is not None,
        on_click=choices.clear,
        args=(given,),
    )


def _count() -> int:
    asked = workspace.space().count
    return asked if asked in _COUNTS else _DEFAULT_COUNT


def _begin(_: Given) -> None:
    run.begin(_count())


def _stop(given: Given) -> None:
    run.stop(given)
