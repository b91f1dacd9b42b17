"""Tokens and texts stay as they are when a browser translates the page. Mounted once.

A translated token is another token. Our own components say so themselves (web/elements.js); this
says it of Streamlit's elements that show what a person typed or a model wrote, or sentences that
quote it. Running text can still be translated.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.widgets.browser_component import browser_component

# Not isolated: it has nothing of its own to show, all it does is done to the page.
_UNTRANSLATED = browser_component(
    "untranslated", entry=Path(__file__).parent / "untranslated.js", isolated=False
)


def untranslated() -> None:
    """Keep tokens and texts on the page from being translated. Called once a run, by the shell."""
    st.html("<style>.st-key-untranslated { position: absolute; }</style>")  # takes no room
    _UNTRANSLATED(key="untranslated")
