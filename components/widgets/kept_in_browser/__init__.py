"""A small store of the person's own browser: what has been answered, without an account.

The browser reports what it had kept once, when it is mounted; from then on the server is right, and
the browser writes down what it is told. Nothing is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from components.widgets.browser_component import browser_component, told, unread

_COMPONENT = browser_component(
    "kept_in_browser", entry=Path(__file__).parent / "kept_in_browser.js", isolated=False
)
_KEY = "kept_in_browser"


def kept_in_browser(value: Any, *, cleared: int, on_found: Callable[[Any], None]) -> None:
    """Keep a value in the browser.

    Args:
        value: of what JSON has; the browser keeps it when it differs from what it has.
        cleared: grows when what the browser has is to be forgotten, not completed.
        on_found: called, before a run, with what the browser had kept from another visit. It may be
            anything: a browser can send what it likes.
    """

    def found() -> None:
        on_found(told(_KEY, "found"))

    _COMPONENT(
        key=_KEY,
        data=unread({"value": value, "cleared": cleared}),
        on_found_change=found,
    )
