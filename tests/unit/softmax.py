"""Softmax written out in float64, for tests that compare with it."""

from __future__ import annotations

import numpy as np


def softmax(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    heated = logits.astype(np.float64) / temperature
    weights = np.exp(heated - heated.max())
    return weights / weights.sum()
