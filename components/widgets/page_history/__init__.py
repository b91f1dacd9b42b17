"""One entry a page in the browser's history: a change on a page changes its address in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from components.widgets.browser_component import browser_component, unread

_component = browser_component(
    "page_history", entry=Path(__file__).parent / "page_history.js", isolated=False
)


def page_history(*, due: bool, on_ready: Callable[[], None]) -> None:
    """To be drawn once a run, in every run.

    Args:
        due: an address waits to be written until the browser does so in place.
        on_ready: called when it does, if one is due.
    """
    _component(key="page_history", data=unread({"due": due}), on_ready_change=on_ready)
