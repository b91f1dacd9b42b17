"""The colours that carry meaning, for Plotly figures.

Their one source is the theme in `.streamlit/config.toml`. HTML and CSS use the theme's own `--st-*`
variables instead and follow a change of theme at once; a figure gets its colours when the script
runs, so after a change in the menu it follows with the next run.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
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

_DARKEST, _PALEST = 0.45, 0.22  # of the way to the text's colour, and to the background's


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


def shades(meaning: Meaning, count: int, mode: Mode | None = None) -> list[str]:
    """Shades of one colour for several lines of one meaning, from near the text's to paler."""
    text, middle, paper = (
        [int(colour(one, mode)[place : place + 2], 16) for place in (1, 3, 5)]
        for one in ("text", meaning, "background")
    )
    found = []
    for share in np.linspace(-_DARKEST, _PALEST, count):
        end = text if share < 0 else paper
        mixed = [round(a + abs(share) * (b - a)) for a, b in zip(middle, end, strict=True)]
        found.append("#" + "".join(f"{channel:02x}" for channel in mixed))
    return found
