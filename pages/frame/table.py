"""The pages: where they are, what they are called, in the order of the menu."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

PAGES = Path(__file__).parents[1]

# section -> (file, title, icon, path in the address)
_TABLE: dict[str, list[tuple[str, str, str, str]]] = {
    "Start": [("start/home/page.py", "Home", "home", "")],
    "Foundations": [
        ("foundations/tokens/page.py", "Tokens", "segment", "tokens"),
        ("foundations/next_token/page.py", "Next token", "bar_chart", "next-token"),
        (
            "foundations/masked_and_causal/page.py",
            "Masked and autoregressive",
            "compare_arrows",
            "two-readings",
        ),
        ("foundations/generation/page.py", "Generation", "edit_note", "generation"),
        (
            "foundations/temperatures/page.py",
            "Greedy, warm, hot",
            "device_thermostat",
            "temperatures",
        ),
    ],
    "Look up": [("reference/glossary/page.py", "Glossary", "menu_book", "glossary")],
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


def neighbours(path: str) -> tuple[tuple[Path, str] | None, tuple[Path, str] | None]:
    """(file, title) of the pages before and after the one at an address, in the menu's order."""
    rows = [row for section in _TABLE.values() for row in section]
    place = [address for _, _, _, address in rows].index(path)
    around = [rows[i] if 0 <= i < len(rows) else None for i in (place - 1, place + 1)]
    before, after = (None if row is None else (PAGES / row[0], row[1]) for row in around)
    return before, after
