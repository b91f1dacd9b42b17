"""A text that is written a token at a time. Knows no sampling: the caller chooses the tokens.

It holds ids and nothing else. What was read before is remembered where the model is (`PrefixCache`
in the engine), so a step costs one token, going back costs next to nothing, and a text that was
forgotten meanwhile is read again from its ids. There is nothing to close.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np


class ReadsNext(Protocol):
    """What a continuation needs of a model."""

    def next_logits(self, ids: list[int]) -> np.ndarray: ...


class Continuation:
    """One text on its way.

    Attributes:
        ids: its tokens so far, without the start token.
    """

    def __init__(self, model: ReadsNext, ids: Sequence[int]) -> None:
        self._model = model
        self.ids = list(ids)

    def logits(self) -> np.ndarray:
        """(vocab,) float32: the logits of the token to come. Raises as the model does."""
        return self._model.next_logits(list(self.ids))

    def step(self, token: int) -> np.ndarray:
        """Add a token; the logits of the one after it. If that fails the text stays as it was."""
        return self._move([*self.ids, token])

    def back(self, length: int) -> np.ndarray:
        """Keep the first `length` tokens; the logits of the one after them.

        Raises:
            ValueError: there are not so many.
        """
        if not 0 <= length <= len(self.ids):
            raise ValueError(f"cannot go back from {len(self.ids)} tokens to {length}")
        return self._move(self.ids[:length])

    def _move(self, ids: list[int]) -> np.ndarray:
        logits = self._model.next_logits(ids)
        self.ids = ids
        return logits
