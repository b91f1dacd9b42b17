"""One prediction: the logits of one position over the whole vocabulary, and their order.

Knows token ids, not text, and not how the logits came about.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backend.probability.sampling import checked


@dataclass(frozen=True, eq=False)
class Prediction:
    """Attributes:
    logits: (vocab,) float32, read-only, by token id.
    order: (vocab,) int32 token ids, highest logit first; among equal logits the lower id first.
    """

    logits: np.ndarray
    order: np.ndarray

    @classmethod
    def of(cls, logits: np.ndarray) -> Prediction:
        """From a row of logits, copied.

        Raises:
            ValueError: not one row, empty, NaN or +inf among the logits, or all of them -inf.
        """
        with np.errstate(over="ignore"):  # what float32 cannot hold becomes +inf: refused
            own = checked(np.array(logits, dtype=np.float32))
        order = _descending(own)
        own.setflags(write=False)
        order.setflags(write=False)
        return cls(own, order)

    def rank(self, token_id: int) -> int:
        """The token's position in the order; 1 is the most probable."""
        return int(np.flatnonzero(self.order == token_id)[0]) + 1

    def sorted_logits(self) -> np.ndarray:
        """(vocab,) float32, descending."""
        return self.logits[self.order]

    def top(self, count: int) -> np.ndarray:
        """The ids of the `count` most probable tokens, most probable first."""
        return self.order[:count]


def _descending(logits: np.ndarray) -> np.ndarray:
    """Ids by falling logit, ties by rising id. (vocab,) int32.

    The same as argsort(-logits, kind="stable"), several times faster: one int64 per token, its
    logit's bits above its id, goes through numpy's vectorised sort.
    """
    bits = (logits + np.float32(0)).view(np.int32)  # + 0 turns -0.0 into 0.0, its equal
    # IEEE 754: as integers, positive floats rise with their value and negative ones fall
    falling = np.where(bits >= 0, ~bits, bits & np.int32(0x7FFFFFFF))
    keys = (falling.astype(np.int64) << 32) | np.arange(logits.size, dtype=np.int64)
    keys.sort()
    return (keys & 0xFFFFFFFF).astype(np.int32)
