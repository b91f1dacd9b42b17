"""What a chart is about, as its title: so it stays with the picture when that is saved."""

from __future__ import annotations

from typing import Any

from backend.models.catalog import card
from backend.models.pairs import PAIRS
from backend.models.vocabulary import SPACE, visible
from components.charts.plain import plain
from components.palette import colour

_SHOWN = 60  # characters of the text
_END = 36  # of its end, where one line of a phone has to hold them


def both_readings_of(name: str, text: str) -> dict[str, Any]:
    """A title: the models of both readings, and the beginning of the text."""
    shown = visible(text[:_SHOWN]).replace(SPACE, " ") + ("…" if len(text) > _SHOWN else "")
    return _title(plain(f"{card(name).title} and {card(PAIRS[name]).title}: “{shown}”"))


def left_reading_of(name: str, text: str, settings: str = "") -> dict[str, Any]:
    """A title of two lines: the model and its settings, and the end of the text it goes on from."""
    first = plain(", ".join(filter(None, (card(name).title, settings))))
    title = _title(f"{first}<br>{plain(f'after {ending(text)}')}")
    return {**title, "pad": {"t": 20}}  # plotly places the first of two lines above the place


def ending(text: str) -> str:
    """The end of a text, as what a prediction goes on from; spaces at the very end are visible."""
    if not text:
        return "the start token alone"
    words = text.rstrip(" ")
    shown = visible(words[-_END:]).replace(SPACE, " ") + SPACE * min(len(text) - len(words), 3)
    return f"“{'…' if len(words) > _END else ''}{shown}”"


def _title(line: str) -> dict[str, Any]:
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
