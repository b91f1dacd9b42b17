"""Logits for the browser tests of the live bars: a long tail, ties at the top, a few impossible."""

from __future__ import annotations

import numpy as np

SIZE = 49_152
ACTUAL = 31_415
WORD = (27_182, 81)


def logits(seed: int) -> np.ndarray:
    """(vocab,) float32, like those of a language model in shape."""
    rng = np.random.default_rng(seed)
    row = rng.normal(-4, 2.5, SIZE).astype(np.float32)
    most_likely = rng.choice(SIZE, 40, replace=False)
    row[most_likely] += rng.gamma(2, 3, 40).astype(np.float32) + 4
    ranked = np.argsort(-row, kind="stable")
    row[ranked[5]] = row[ranked[4]]
    row[ranked[-3:]] = -np.inf
    row[0] = row[ranked[2]]  # the special token among the first
    return row
