"""A text to copy, with a button that is always there. Streamlit's own shows on hover only."""

from __future__ import annotations

from pathlib import Path

from components.widgets.browser_component import browser_component, unread

_HERE = Path(__file__).parent
_BOX = browser_component("copy_box", entry=_HERE / "copy_box.js", css=[_HERE / "copy_box.css"])


def copy_box(label: str, text: str, *, key: str) -> None:
    """Draw the text with a button that copies it.

    Args:
        label: what the text is, for a screen reader.
    """
    _BOX(key=key, data=unread({"label": label, "text": text}))
