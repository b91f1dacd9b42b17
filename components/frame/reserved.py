"""Places on a page for what takes a while to compute.

The first time a grey box stands there; later what was there stays, and Streamlit dims it. Both at
once would push everything below away, and bring it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.state import workspace

_KEY = "filled_places"  # the page, and which of its places have been filled since it was opened


@contextmanager
def filling(name: str, place: DeltaGenerator, height: int) -> Iterator[None]:
    """Fill a container that is reserved for this and empty so far in this run.

    Args:
        name: of the place, as no other one on the page is called.
        height: of what will stand there, in pixels.
    """
    page, names = st.session_state.get(_KEY, ("", frozenset()))
    if page != workspace.page():
        names = frozenset()
    if name in names:
        place.empty()  # where the grey box was: what follows keeps its place
        with place:
            yield
        return
    with place.skeleton(height=height), place:
        yield
    st.session_state[_KEY] = (workspace.page(), names | {name})
