"""Watches over the page as a whole, from one place: what happened is spoken, focus is not lost.

It also takes `components/frame/loading.css` out of the page when it has loaded,
and says in plain words when the connection is lost. Knows nothing of what the pages show.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from components.widgets.browser_component import browser_component, unread

# Not isolated: it has nothing of its own to show, all it does is done to the page.
_WATCH = browser_component(
    "page_watch", entry=Path(__file__).parent / "page_watch.js", isolated=False
)


def page_watch(said: tuple[int, str], successors: Mapping[str, str]) -> None:
    """Watch over the page. Called once a run, by the shell.

    Args:
        said: what a screen reader is to say, and its number; with another number the same words
            are said again.
        successors: key of a control -> key of what gets its focus when it vanishes.
    """
    number, text = said
    _WATCH(
        key="page_watch",
        data=unread({"said": text, "number": number, "successors": dict(successors)}),
    )
