"""Ready-made claims about what is on the screen: whose figures they are."""

from __future__ import annotations

from backend.models.catalog import card
from components.state import workspace
from components.state.link import DEFAULT_MODEL


def whose() -> str:
    """Said before a claim where the model on the screen is not the one it was measured on."""
    shown = workspace.space().model
    if shown == DEFAULT_MODEL:
        return ""
    return (
        f"**This is said of {card(DEFAULT_MODEL).title}**, and you are looking at "
        f"{card(shown).title}: it may be otherwise here. "
    )
