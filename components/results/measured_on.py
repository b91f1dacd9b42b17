"""What the answers that come with the app were measured on, whatever weights are loaded here."""

from __future__ import annotations

from backend.models.catalog import card
from components.frame.claim_scope import measured_with
from components.results.file_head import Row
from components.state.link import DEFAULT_MODEL

_SHORT = 7  # signs of a digest, as in the titles of all charts


def title() -> str:
    """In half a line: "SmolLM2-135M, 4-bit b179c95"."""
    weights = measured_with()[DEFAULT_MODEL]
    return f"{card(DEFAULT_MODEL).title}, {weights['precision']} {weights['weights'][:_SHORT]}"


def head() -> list[Row]:
    """For the head of a file."""
    weights = measured_with()[DEFAULT_MODEL]
    return [
        ("model", card(DEFAULT_MODEL).published),
        ("weights", weights["source"]),
        ("origin", weights["weights"]),
    ]
