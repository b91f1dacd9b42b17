"""A chart's title: what is to be seen in it, and below that what it is of, in small type.

Both stay with the picture when that is saved. What is to be seen is computed, never a phrase.
"""

from __future__ import annotations

import textwrap
from typing import Any

from backend.models.catalog import card, partner
from backend.models.weights.provenance import called_shortly, pair_called_shortly, provenance
from backend.visible import SPACE, visible
from components.charts.labels import plain
from components.charts.palette import colour

_SHOWN = 44  # characters of the text; so many fit a phone
_END = 36  # of its end, where one line of a phone has to hold them
_LINE = 16  # pixels
_FINDING = 52  # characters of a line of a finding, at its size on a phone
_SMALL = 58  # characters of a line below it
_FINDING_LINE = 19  # pixels
_FIRST = 16  # pixels from the top to the middle of the first line: so plotly places it

LEGEND_BELOW: dict[str, Any] = {
    "orientation": "h",
    "xref": "container",
    "x": 0.01,
    "yref": "container",
    "y": 0,
    "yanchor": "bottom",
}  # under the figure, where its margin has room for it
LEGEND_BELOW_IN_COLUMNS = LEGEND_BELOW | {"x": 0.02, "entrywidth": 104}  # two of them fit a phone


def about(*lines: str, finding: str = "") -> dict[str, Any]:
    """A title: what is to be seen; then what the text is called, or how it begins, a line each.

    Args:
        finding: one sentence with its figures, without a full stop.
    """
    above = textwrap.wrap(finding, _FINDING)
    grey = colour("other")
    shown = [_span(line, 600, 14, colour("text")) for line in above]
    small = [part for line in lines for part in textwrap.wrap(line, _SMALL)]
    shown += [_span(line, 400, 12, grey) for line in small]
    return {
        "text": "<br>".join(shown),
        "font": {"size": 12, "color": grey},
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "top",
        "yref": "container",
        "pad": {"t": _FIRST},
    }


def heading(text: str) -> dict[str, Any]:
    """What is to be seen in one of two figures side by side."""
    return about(finding=text)


def room_for(title: dict[str, Any]) -> int:
    """The margin above the plot that a title needs, in pixels."""
    large, small = (title["text"].count(f"font-size:{size}px") for size in (14, 12))
    return _FIRST + _FINDING_LINE * large + _LINE * small


def _span(line: str, weight: int, size: int, ink: str) -> str:
    # Streamlit makes every title bold.
    return f'<span style="font-weight:{weight};font-size:{size}px;color:{ink}">{plain(line)}</span>'


def with_legend_under(title: dict[str, Any], height: int) -> dict[str, Any]:
    """A layout: the title, and a legend below it on as many lines as it takes.

    The plot makes room for both.

    Args:
        height: of the figure, in pixels.
    """
    above = room_for(title)
    return {
        "title": title,
        "height": height,
        "margin": {"l": 10, "r": 26, "t": 10, "b": 10},  # half of the last mark of the axis
        "legend": {
            "orientation": "h",
            "x": 0,
            "yref": "container",
            "y": 1 - above / height,
            "yanchor": "top",
        },
    }


def both_readings_of(name: str, text: str, *, finding: str) -> dict[str, Any]:
    """A title: the models of both readings with their weights, and the beginning of the text."""
    models = pair_called_shortly(name, partner(name).name)
    return about(models, beginning(text, _SHOWN), finding=finding)


def every_reading_of(name: str, text: str, *, finding: str) -> dict[str, Any]:
    """The same of three: with the control, where there is one."""
    control = card(name).control
    found = provenance(control) if control else None
    models = pair_called_shortly(name, partner(name).name)
    if found is not None:  # its base is that of the others: its adapter tells it from them
        models += f", control {found.adapter_digest}"
    return about(models, beginning(text, _SHOWN), finding=finding)


def left_reading_of(name: str, text: str, settings: str = "", *, finding: str) -> dict[str, Any]:
    """A title: model, weights, settings; and the end of the text it goes on from."""
    first = ", ".join(filter(None, (called_shortly(name), settings)))
    return about(first, f"after {ending(text)}", finding=finding)


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
