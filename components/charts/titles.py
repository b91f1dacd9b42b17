"""What a chart is about, as its title: so it stays with the picture when that is saved."""

from __future__ import annotations

from typing import Any

from backend.models.catalog import card, partner
from backend.models.weights.provenance import called_shortly, pair_called_shortly, provenance
from backend.visible import SPACE, visible
from components.charts.labels import plain
from components.charts.palette import colour

_SHOWN = 44  # characters of the text; so many fit a phone
_END = 36  # of its end, where one line of a phone has to hold them
_LINE = 16  # pixels

LEGEND_BELOW: dict[str, Any] = {
    "orientation": "h",
    "xref": "container",
    "x": 0.01,
    "yref": "container",
    "y": 0,
    "yanchor": "bottom",
}  # under the figure, where its margin has room for it
LEGEND_BELOW_IN_COLUMNS = LEGEND_BELOW | {"x": 0.02, "entrywidth": 104}  # two of them fit a phone


def about(*lines: str) -> dict[str, Any]:
    """A title in small type: what the text is called, or how it begins; a line for each."""
    shown = "<br>".join(plain(line) for line in lines)
    font = {"size": 12, "color": colour("other")}
    # plotly hangs the last line there
    return _at_the_top(shown, font, weight=400, pad=4 + _LINE * (len(lines) - 1))


def heading(text: str) -> dict[str, Any]:
    """A title that sets one figure apart from the one beside it."""
    return _at_the_top(plain(text), {"size": 13}, weight=600, pad=6)


def _at_the_top(shown: str, font: dict[str, Any], *, weight: int, pad: int) -> dict[str, Any]:
    return {
        # Streamlit makes every title bold.
        "text": f'<span style="font-weight:{weight}">{shown}</span>',
        "font": font,
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "top",
        "yref": "container",
        "pad": {"t": pad},
    }


def with_legend_under(title: dict[str, Any], height: int) -> dict[str, Any]:
    """A layout: the title, and a legend below it on as many lines as it takes.

    The plot makes room for both.

    Args:
        height: of the figure, in pixels.
    """
    above = title["pad"]["t"] + _LINE + 6
    return {
        "title": title,
        "height": height,
        "margin": {"l": 10, "r": 10, "t": 10, "b": 10},
        "legend": {
            "orientation": "h",
            "x": 0,
            "yref": "container",
            "y": 1 - above / height,
            "yanchor": "top",
        },
    }


def both_readings_of(name: str, text: str) -> dict[str, Any]:
    """A title: the models of both readings with their weights, and the beginning of the text."""
    return about(pair_called_shortly(name, partner(name).name), beginning(text, _SHOWN))


def every_reading_of(name: str, text: str) -> dict[str, Any]:
    """The same of three: with the control, where there is one."""
    control = card(name).control
    found = provenance(control) if control else None
    models = pair_called_shortly(name, partner(name).name)
    if found is not None:  # its base is that of the others: its adapter tells it from them
        models += f", control {found.adapter_digest}"
    return about(models, beginning(text, _SHOWN))


def left_reading_of(name: str, text: str, settings: str = "") -> dict[str, Any]:
    """A title of two lines: model, weights, settings; and the end of the text it goes on from."""
    first = ", ".join(filter(None, (called_shortly(name), settings)))
    return about(first, f"after {ending(text)}")


def beginning(text: str, most: int) -> str:
    """At most so many characters of a text, in quotation marks."""
    shown = visible(text[:most]).replace(SPACE, " ")
    return f"“{shown}{'…' if len(text) > most else ''}”"


def ending(text: str) -> str:
    """The end of a text, as what a prediction goes on from; spaces at the very end are visible."""
    if not text:
        return "the start token alone"
    words = text.rstrip(" ")
    shown = visible(words[-_END:]).replace(SPACE, " ") + SPACE * min(len(text) - len(words), 3)
    return f"“{'…' if len(words) > _END else ''}{shown}”"
