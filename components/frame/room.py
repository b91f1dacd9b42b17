"""Presenter mode, for a projector: larger type, nothing around the page, one thing at a time.

Links call it `room`, after the room full of people that it is for.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from backend.models.weights.provenance import named
from components.frame import site
from components.frame.own_model import shown_model
from components.state import workspace

_STYLE = (Path(__file__).parent / "room.css").read_text(encoding="utf-8")
_CHOICES = "room_choices"


def switch() -> None:
    """The way in, for the side bar."""
    st.button(
        "Presenter mode",
        icon=":material/cast_for_education:",
        help="For a projector: larger type, no menus, one thing at a time",
        width="stretch",
        on_click=workspace.keep_room,
        args=(True,),
    )


def frame(path: str) -> None:
    """One quiet line around a page in a room: the model, and the ways on and out."""
    st.html(f"<style>{_STYLE}</style>")
    before, after = site.neighbours(path)
    with st.container(
        horizontal=True,
        horizontal_alignment="right",
        vertical_alignment="center",
        key="room_frame",
    ):
        st.caption(named(shown_model()), width="content")
        if before is not None:
            st.page_link(before.script, label=before.title, icon=":material/chevron_left:")
        if after is not None:
            st.page_link(
                after.script,
                label=after.title,
                icon=":material/chevron_right:",
                icon_position="right",
            )
        st.button(
            "Leave presenter mode",
            icon=":material/close_fullscreen:",
            type="tertiary",
            on_click=workspace.keep_room,
            args=(False,),
        )
    st.session_state[_CHOICES] = st.container()


def choices() -> DeltaGenerator:
    """The place in the frame where a page's parts are offered."""
    place: DeltaGenerator = st.session_state[_CHOICES]
    return place


def main(name: str = "thing") -> DeltaGenerator:
    """A container for what is on the page itself, which steps aside for a part in a room."""
    return st.container(key=f"main_{name}")


def hide_main() -> None:
    st.html('<style>[class*="st-key-main_"] { display: none; }</style>')
