"""The pages: where they are, what they are called, in the order of the menu."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

PAGES = Path(__file__).parent.parent / "pages"

# section -> (file, title, icon, path in the address)
_TABLE: dict[str, list[tuple[str, str, str, str]]] = {
    "Start": [("start/home.py", "Home", "home", "")],
    "Foundations": [
        ("foundations/tokens.py", "Tokens", "segment", "tokens"),
        ("foundations/next_token.py", "Next token", "bar_chart", "next-token"),
        (
            "foundations/two_readings.py",
            "Masked and autoregressive",
            "compare_arrows",
            "two-readings",
        ),
    ],
}


def pages() -> dict[str, list[StreamlitPage]]:
    """The table as `st.navigation` takes it. Absolute paths: the shell lives in another folder."""
    return {
        section: [
            st.Page(
                PAGES / file,
                title=title,
                icon=f":material/{icon}:",
                url_path=path or None,
                default=not path,
            )
            for file, title, icon, path in rows
        ]
        for section, rows in _TABLE.items()
    }


def page_file(path: str) -> Path:
    """The file of the page at an address, for links between pages."""
    for rows in _TABLE.values():
        for file, _, _, address in rows:
            if address == path:
                return PAGES / file
    raise KeyError(path)
