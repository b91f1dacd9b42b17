"""What this page keeps."""

from __future__ import annotations

import numpy as np

from backend.analyses.foundations import sampling_experiment
from backend.analyses.foundations.guess import Guess, guess
from backend.analyses.foundations.temperature_curves import TemperatureCurves, temperature_curves
from backend.probability.sampling import Sampling
from components.results.shared import Ids, model, next_token_after
from components.results.store import remembered


@remembered
def measured_guess(name: str, ids: Ids, word: str, sampling: Sampling) -> Guess | None:
    """One guessed word after these ids, under these settings."""
    return guess(model(name), ids, next_token_after(name, ids).prediction, word, sampling)


@remembered
def curves(name: str, ids: Ids, tokens: Ids) -> TemperatureCurves:
    """Some tokens after these ids, over all temperatures."""
    return temperature_curves(next_token_after(name, ids).prediction, tokens)


@remembered
def samples(name: str, ids: Ids, sampling: Sampling, seed: int, count: int) -> np.ndarray:
    """Token ids that one seed samples after these ids."""
    prediction = next_token_after(name, ids).prediction
    return sampling_experiment.samples(prediction, sampling, seed, ids, count)
