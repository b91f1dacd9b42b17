"""What fields in the browser have reported, for callbacks that act on it.

Of a report and a click that arrive together Streamlit handles the click first: the callbacks of
components come after all others. So a callback that acts on what is typed takes it over before.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

_KEY = "late_reports"  # of this session: what takes over the report of each field


def expect(field: str, take_over: Callable[[], None]) -> None:
    """Name what takes over the report of a field, if there is a new one."""
    st.session_state[_KEY] = {**st.session_state.get(_KEY, {}), field: take_over}


def take_over() -> None:
    """Take over every report that there is."""
    for take_over_one in st.session_state.get(_KEY, {}).values():
        take_over_one()
