"""A button below a Plotly chart that saves it as a PNG, as it is drawn on the screen."""

from __future__ import annotations

from pathlib import Path

from components.widgets.browser_component import browser_component, unread

_HERE = Path(__file__).parent

_PICTURE = browser_component(
    "chart_picture", entry=_HERE / "chart_picture.js", css=[_HERE / "chart_picture.css"]
)


def chart_picture(container: str, name: str) -> None:
    """Draw the button.

    Args:
        container: key of the container in which the chart is.
        name: what the file is called, without its ending.
    """
    _PICTURE(key=f"{container}_png", data=unread({"container": container, "name": name}))
