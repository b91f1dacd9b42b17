"""Surprisal: how many bits a token that came was worth. Knows logits and ids, not text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def surprisal_bits(logits: np.ndarray, ids: Sequence[int]) -> np.ndarray:
    """-log2 P of one token a row.

    Args:
        logits: (rows, vocab).
        ids: the token that came, one a row.

    Returns:
        (rows,) float64 bits: log2 sum exp z - z[id] / ln 2.
    """
    bits = np.empty(len(ids))
    for row, (scores, token_id) in enumerate(zip(logits, ids, strict=True)):
        # a row at a time: the whole as float64 would be twice the size of the logits
        shifted = scores.astype(np.float64) - scores.max()
        bits[row] = (np.log(np.exp(shifted).sum()) - shifted[token_id]) / np.log(2)
    return bits
