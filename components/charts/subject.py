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
    end = visible(text[-_END:])
    if not end.endswith(SPACE * 2) and not text.endswith(" "):
        end = end.replace(SPACE, " ")
    shown = f"after “{'…' if len(text) > _END else ''}{end}”" if text else "after the start token"
    return _title(
        f"{plain(', '.join(filter(None, (card(name).title, settings))))}<br>{plain(shown)}"
    )


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
