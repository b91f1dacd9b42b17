"""The depth of a page: sections that cost nothing until they are opened, and a link remembers.

On the screen of one person they are tabs or folds below the page's main thing. In a room there is
one thing at a time: a row of choices at the top, and the main thing steps aside for the section.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from components.frame import room
from components.state import driven, workspace

_MAIN = "Overview"


@dataclass(frozen=True)
class Section:
    """One part of a page.

    Attributes:
        id: in links, and the name of the file that draws it.
        label: on the screen.
        draw: called if it is open.
        former: what links called it before.
    """

    id: str
    label: str
    draw: Callable[[], None]
    former: str = ""


def sections(every: Sequence[Section], *, folded: bool = False) -> None:
    """Offer the sections in their order, and draw what is open.

    Of tabs one is always open, and the first to begin with; where that would cost too much, let
    all of them be `folded`.
    """
    asked = workspace.space().part
    wanted = next((one for one in every if asked and asked in (one.id, one.former)), None)
    if asked and asked != (wanted and wanted.id):
        workspace.settle(part=wanted and wanted.id)
    if workspace.space().room:
        _one_at_a_time(every, wanted)
        return
    with st.container(key="depth"):  # a lesson covers it
        if folded:
            for one in every:
                _fold(one, one is wanted)
        else:
            _tabs(every, wanted)


def _tabs(every: Sequence[Section], wanted: Section | None) -> None:
    key = f"{workspace.page()}_sections"
    if wanted is not None:
        st.session_state[key] = wanted.label

    def remember() -> None:
        _keep(every, st.session_state[key], unsaid=every[0].label)

    for one, tab in zip(
        every, st.tabs([one.label for one in every], key=key, on_change=remember), strict=True
    ):
        if tab.open:
            with tab:
                one.draw()


def _fold(section: Section, wanted: bool) -> None:
    key = f"section_{section.id}"
    if wanted:
        st.session_state.setdefault(key, True)

    def remember() -> None:
        workspace.keep_part(section.id if st.session_state[key] else None)

    fold = st.expander(section.label, key=key, on_change=remember)
    if fold.open:
        with fold:
            section.draw()


def _one_at_a_time(every: Sequence[Section], wanted: Section | None) -> None:
    name = f"{workspace.page()}_sections_room"
    key = driven.key_of(name, wanted.label if wanted else _MAIN)

    def remember() -> None:
        _keep(every, st.session_state[key], unsaid=_MAIN)

    with room.choices():
        st.segmented_control(
            "Show",
            [_MAIN, *(one.label for one in every)],
            key=key,
            required=True,
            label_visibility="collapsed",
            on_change=remember,
        )
    if wanted is not None:
        room.hide_main()
        with st.container():
            wanted.draw()


def _keep(every: Sequence[Section], label: str, *, unsaid: str) -> None:
    part = None if label == unsaid else next(one.id for one in every if one.label == label)
    if part != workspace.space().part:
        workspace.keep_part(part)
