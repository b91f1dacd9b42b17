"""What a chart is about, as its title: so it stays with the picture when that is saved."""

from __future__ import annotations

from typing import Any

from backend.models.catalog import card
from backend.models.pairs import PAIRS
from backend.models.vocabulary import SPACE, visible
from components.charts.plain import plain
from components.palette import colour

_SHOWN = 60  # characters of the text


def both_readings_of(name: str, text: str) -> dict[str, Any]:
    """A title: the models of both readings, and the beginning of the text."""
    shown = visible(text[:_SHOWN]).replace(SPACE, " ") + ("…" if len(text) > _SHOWN else "")
    line = plain(f"{card(name).title} and {card(PAIRS[name]).title}: “{shown}”")
    return {
        # Streamlit makes every title bold.
        "text": f'<span style="font-weight:400">{line}</span>',
        "font": {"size": 12, "color": colour("other")},
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "top",
        "yref": "container",
        "pad": {"t": 4},
    }
