"""Components of ours that run in the browser: their scripts and styles, and how data gets there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from components.widgets.javascript_modules import joined_script

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

SLIDER_STYLE = Path(__file__).parent / "web/slider.css"


def browser_component(
    name: str, entry: Path, css: Sequence[Path] = (), *, isolated: bool = True
) -> ComponentRenderer:
    """A component in JavaScript. To be called at import.

    Args:
        name: of the component, as no other one is called.
        entry: the module whose default export Streamlit calls; what it imports comes along.
        css: style sheets; a later one wins over an earlier one.
        isolated: whether it and its styles stand apart from the page.
    """
    return st.components.v2.component(
        name,
        js=joined_script(entry),
        css="\n".join(file.read_text(encoding="utf-8") for file in css) or None,
        isolate_styles=isolated,
    )


def unread(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The data as the browser gets it: in a list of one.

    In a dictionary Streamlit looks for tables, and imports pandas and pyarrow to know one: 70 MB,
    and a good part of the time to the first chart.
    """
    return [data]
