"""The colours that carry meaning, for Plotly figures.

Their one source is the theme in `.streamlit/config.toml`. HTML and CSS use the theme's own `--st-*`
variables instead and follow a change of theme at once; a figure gets its colours when the script
runs, so after a change in the menu it follows with the next run.
"""

from __future__ import annotations

from typing import Literal, get_args

import streamlit as st

Meaning = Literal["left", "both", "negative", "other", "text", "background", "panel", "line"]
Mode = Literal["light", "dark"]

MODES: tuple[Mode, ...] = get_args(Mode)

_OPTIONS: dict[Meaning, str] = {
    "left": "blueColor",  # the autoregressive reading: sees left context
    "both": "orangeColor",  # the masked reading: sees left and right context
    "negative": "violetColor",  # right context made the token less likely
    "other": "grayColor",  # all other tokens, and what truncation cut
    "text": "textColor",  # also the outline of the token that is really there
    "background": "backgroundColor",
    "panel": "secondaryBackgroundColor",
    "line": "borderColor",
}

# Lines of several tokens in one chart: hues that mean nothing anywhere else. The theme's green, red
# and yellow are such, and two that it has no name for.
_LINES: dict[Mode, tuple[str, ...]] = {
    "light": ("greenColor", "redColor", "yellowColor", "#0b6b7d", "#a3246f"),
    "dark": ("greenColor", "redColor", "yellowColor", "#5cc8d7", "#f08bc3"),
}


def colour(meaning: Meaning, mode: Mode | None = None) -> str:
    """The colour of a meaning, as `#rrggbb`.

    Args:
        meaning: what the colour stands for.
        mode: the theme to take it from; by default the one the viewer sees.
    """
    mode = mode or viewer_mode()
    value: str = st.get_option(f"theme.{mode}.{_OPTIONS[meaning]}")
    return value


def viewer_mode() -> Mode:
    """The theme the viewer sees; the light one where nobody is looking (in tests)."""
    return "dark" if st.context.theme.type == "dark" else "light"


def line_colours(first: Meaning, mode: Mode | None = None) -> list[str]:
    """Colours for lines that are to be told apart: the meaning's own, and hues without one."""
    mode = mode or viewer_mode()
    others = [
        one if one.startswith("#") else str(st.get_option(f"theme.{mode}.{one}"))
        for one in _LINES[mode]
    ]
    return [colour(first, mode), *others]
