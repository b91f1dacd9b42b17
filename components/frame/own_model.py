"""The model of a page that has one of its own, whichever a person has chosen."""

from __future__ import annotations

from components.frame import site
from components.state import workspace
from components.state.link import DEFAULT_MODEL


def own_model() -> str | None:
    """Of the page that is on the screen; None: it shows the model that is chosen, or none."""
    needed = site.card_at(workspace.page()).models
    return needed[0] if needed and DEFAULT_MODEL not in needed else None


def shown_model() -> str:
    """The model that the page shows."""
    return own_model() or workspace.space().model
