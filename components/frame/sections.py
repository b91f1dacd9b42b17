"""The depth of a page: parts that cost nothing until they are opened, and that a link remembers.

On the screen of one person they are tabs below the page's main thing. In a room there is one thing
at a time: a row of choices at the top, and the main thing steps aside for the part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

import streamlit as st

from components.frame import room
from components.state import workspace

_MAIN = "The page"


class Part(Protocol):
    """Where a part is drawn (`with part:`), and whether it is to be."""

    @property
    def open(self) -> bool | None: ...
    def __enter__(self) -> object: ...
    def __exit__(self, *error: Any) -> Any: ...


@dataclass(frozen=True)
class _Shown:
    """A part in a room."""

    open: bool
    place: AbstractContextManager[object]

    def __enter__(self) -> object:
        return self.place.__enter__()

    def __exit__(self, *error: Any) -> Any:
        return self.place.__exit__(*error)


def parts(names: Sequence[str], *, key: str, folded: bool = False) -> Sequence[Part]:
    """The parts of these names, in their order. Draw one only if it is `open`.

    Of tabs one is always open, and the first to begin with; where that would cost too much, let
    all of them be `folded`.
    """
    by_slug = {slug(name): name for name in names}
    wanted = by_slug.get(workspace.space().part or "")
    if workspace.space().room:
        return _one_at_a_time(names, wanted, f"{key}_room")
    if folded:
        return [_folded(name, name == wanted, f"{key}_{slug(name)}") for name in names]
    if wanted is not None:
        st.session_state[key] = wanted
    return st.tabs(names, key=key, on_change=lambda: _keep(key, names[0]))


def _folded(name: str, wanted: bool, key: str) -> Part:
    if wanted:
        st.session_state.setdefault(key, True)

    def remember() -> None:
        workspace.keep_part(slug(name) if st.session_state[key] else None)

    return st.expander(name, key=key, on_change=remember)


def _one_at_a_time(names: Sequence[str], wanted: str | None, key: str) -> Sequence[Part]:
    st.session_state[key] = wanted or _MAIN
    with room.choices():
        st.segmented_control(
            "Show",
            [_MAIN, *names],
            key=key,
            required=True,
            label_visibility="collapsed",
            on_change=lambda: _keep(key, _MAIN),
        )
    if wanted is not None:
        room.hide_main()
    return [_Shown(name == wanted, st.container()) for name in names]


def slug(name: str) -> str:
    """How a part is called in a link."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _keep(key: str, unsaid: str) -> None:
    chosen = st.session_state[key]
    part = None if chosen == unsaid else slug(chosen)
    if part != workspace.space().part:
        workspace.keep_part(part)
