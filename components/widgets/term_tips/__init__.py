"""What a marked term means, beside it: on hover, on keyboard focus, and on tap. Mounted once.

Terms are marked as links (`components/frame/prose.py`) whose titles are the sentences. Without this
component they are links with the browser's own tooltips, which neither a keyboard nor a finger
gets; it adds what is missing, from one place for the whole page, whatever is drawn on it again.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.widgets.browser_component import browser_component

_HERE = Path(__file__).parent
_STYLE = (_HERE / "term_tips.css").read_text(encoding="utf-8")

# Not isolated: it has nothing of its own to show, all it does is done to the page.
_TIPS = browser_component("term_tips", entry=_HERE / "term_tips.js", isolated=False)


def term_tips() -> None:
    """Let the marked terms of the page be explained. Called once a run, by the shell."""
    # Of the page, not of the component: the marks are in Streamlit's elements, and they look the
    # same before the script is there.
    st.html(f"<style>{_STYLE}</style>")
    _TIPS(key="term_tips")
