"""Predictions of no model, for tests of analyses."""

from __future__ import annotations

import numpy as np

from backend.probability.prediction import Prediction


def made_up(seed: int = 0, size: int = 400, spread: float = 3.0) -> Prediction:
    return Prediction.of(np.random.default_rng(seed).normal(size=size) * spread)
