"""A token's surprisal written out, for tests of analyses."""

from __future__ import annotations

import numpy as np

from backend.probability.sampling import Sampling, distribution


def surprisal_of(logits: np.ndarray, token_id: int) -> float:
    return -float(np.log2(distribution(logits, Sampling())[token_id]))
