"""What this page keeps."""

from __future__ import annotations

from backend.analyses.foundations.guess import Guess, guess
from backend.analyses.foundations.temperature_curves import TemperatureCurves, temperature_curves
from components.results.shared import Ids, model, next_token_after
from components.results.store import remembered


@remembered
def measured_guess(name: str, ids: Ids, word: str) -> Guess | None:
    """One guessed word after these ids."""
    return guess(model(name), ids, next_token_after(name, ids).prediction, word)


@remembered
def curves(name: str, ids: Ids, tokens: Ids) -> TemperatureCurves:
    """Some tokens after these ids, over all temperatures."""
    return temperature_curves(next_token_after(name, ids).prediction, tokens)
