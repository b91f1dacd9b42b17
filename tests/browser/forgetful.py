"""The app with one more address, `?forget=1`: there a session forgets what its person did.

    python -m tests.browser.forgetful run app.py

It takes the place of `python -m streamlit` for the app that all tests share (`visiting.py`).
"""

from __future__ import annotations

from functools import wraps
from typing import Any

import streamlit as st
from streamlit.web import cli

_navigation = st.navigation


@wraps(_navigation)
def navigation(*arguments: Any, **more: Any) -> Any:
    """The menu; at that address nothing else is drawn."""
    page = _navigation(*arguments, **more)
    if number := st.query_params.get("forget"):
        st.session_state.clear()
        st.text(f"Forgotten {number}")
        st.stop()
    return page


if __name__ == "__main__":
    vars(st)["navigation"] = navigation
    cli.main(prog_name="streamlit")
