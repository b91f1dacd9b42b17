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

MEANINGS: tuple[Meaning, ...] = get_args(Meaning)
MODES: tuple[Mode, ...] = get_args(Mode)

_OPTIONS: dict[Meaning, str] = {
    "left": "blueColor",  # the autoregressive reading: sees the left side
    "both": "orangeColor",  # the masked reading: sees both sides
    "negative": "violetColor",  # the right side made the token less likely
    "other": "grayColor",  # all other tokens, and what truncation cut
    "text": "textColor",  # also the outline of the token that is really there
    "background": "backgroundColor",
    "panel": "secondaryBackgroundColor",
    "line": "borderColor",
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
