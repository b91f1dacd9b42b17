"""Surprisal: minus the logarithm of a probability, in bits. Knows logits and ids, not text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def surprisals(logits: np.ndarray) -> np.ndarray:
    """-log2 P of every token, P the softmax of the logits: temperature 1, nothing cut.

    Args:
        logits: (vocab,).

    Returns:
        (vocab,) float64 bits: (ln sum exp z - z) / ln 2.
    """
    shifted = logits.astype(np.float64) - logits.max()
    bits: np.ndarray = (np.log(np.exp(shifted).sum()) - shifted) / np.log(2)
    return bits


def surprisal_bits(logits: np.ndarray, ids: Sequence[int]) -> np.ndarray:
    """-log2 P of one token a row.

    Args:
        logits: (rows, vocab).
        ids: the token that came, one a row.

    Returns:
        (rows,) float64 bits.
    """
    # a row at a time: the whole as float64 would be twice the size of the logits
    pairs = zip(logits, ids, strict=True)
    return np.array([surprisals(scores)[token_id] for scores, token_id in pairs], dtype=np.float64)
