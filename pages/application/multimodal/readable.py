"""What was written, as a sentence on the screen: nothing hidden in it, and spaces are spaces."""

from __future__ import annotations

from backend.visible import SPACE, visible


def readable(text: str) -> str:
    return visible(text).replace(SPACE, " ") or "(nothing)"
