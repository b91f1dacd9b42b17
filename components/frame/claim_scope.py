"""Ready-made claims about what is on the screen: whose figures they are, and of which weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from backend.figures.scope import depend_on_weights
from backend.models.catalog import card, with_partner
from backend.models.weights.provenance import Provenance, provenance
from components.frame.claim import Claim
from components.frame.own_model import own_model
from components.state import workspace
from components.state.link import DEFAULT_MODEL

# The weights that all quoted figures were computed with, by model; `make figures` writes it.
MEASURED_WITH = Path(__file__).with_name("measured_with.json")


def whose(claim: Claim | None = None) -> str:
    """Said before a claim where what is loaded and shown is not what it was measured on.

    Args:
        claim: the sentence; without one, what is said was measured on a network.
    """
    if own_model() is not None:
        return ""  # measured with that, whichever is chosen
    shown = workspace.space().model
    if shown != DEFAULT_MODEL:
        return (
            f"**This was measured with {card(DEFAULT_MODEL).title}.** You are looking at "
            f"{card(shown).title}, which may differ. "
        )
    if claim is not None and not depend_on_weights(claim.figures.values()):
        return ""
    here = [provenance(entry.name) for entry in with_partner(DEFAULT_MODEL)]
    return other_weights([one for one in here if one is not None], measured_with())


def other_weights(here: list[Provenance], measured: Mapping[str, Mapping[str, str]]) -> str:
    """A sentence where a model's weights are not those of its figures; otherwise nothing.

    Args:
        here: what is loaded.
        measured: as the file has it.
    """
    other = next((one for one in here if measured[one.model]["weights"] != one.identity), None)
    if other is None:
        return ""
    before = measured[other.model]["precision"]
    if before == other.precision:  # of another commit, or with another adapter
        return (
            f"These figures were measured with other weights than this server's {other.digest}. "
            "They may differ here. "
        )
    return (
        f"These figures were measured with the {before} weights; this server runs the "
        f"{other.precision} ones. They may differ here. "
    )


def measured_now() -> str:
    """What has to stand in the file if figures are computed on this machine."""
    here = [provenance(entry.name) for entry in with_partner(DEFAULT_MODEL)]
    weights = {
        one.model: {"weights": one.identity, "precision": one.precision, "source": one.source}
        for one in here
        if one is not None
    }
    return json.dumps(weights, indent=1) + "\n"


@cache
def measured_with() -> dict[str, dict[str, str]]:
    """The weights of all quoted figures, by model: what they are, their precision and source."""
    found: dict[str, dict[str, str]] = json.loads(MEASURED_WITH.read_text(encoding="utf-8"))
    return found
