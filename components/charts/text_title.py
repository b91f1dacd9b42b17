"""Which text a chart counts in, in its own title: it stays with the picture when that is saved."""

from __future__ import annotations

from typing import Any

from components.charts.plain import plain
from components.palette import colour


def about(text: str) -> dict[str, Any]:
    """A title in small type: what the text is called, or how it begins."""
    return {
        "text": plain(text),
        "font": {"size": 12, "color": colour("other"), "weight": "normal"},
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "top",
    }
