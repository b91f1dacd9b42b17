"""What the answers that come with this page were measured on, whatever weights are loaded here."""

from __future__ import annotations

from backend.analyses.application.noise_ladder import MODEL, origin
from backend.models.catalog import card
from components.results.file_head import Row

_SHORT = 7  # signs of a digest, as in the titles of all charts


def title() -> str:
    """In half a line: "Whisper tiny.en, 16-bit 1a5afae"."""
    return f"{card(MODEL).title}, {card(MODEL).precision_of(origin())} {origin()[:_SHORT]}"


def head() -> list[Row]:
    """For the head of a file."""
    return [("model", card(MODEL).title), ("weights", card(MODEL).source), ("origin", origin())]
