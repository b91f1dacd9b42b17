"""What waits in the engine's queue: a computation as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

Operation = Literal["logits", "next_logits", "logits_at", "each"]


@dataclass(frozen=True)
class Request:
    """What to compute; two equal requests have the same answer, bit for bit."""

    model: str
    operation: Operation
    ids: tuple[int, ...]
    positions: tuple[int, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()

    def run(self, model: Any) -> np.ndarray:
        """Compute it, on a loaded model. Shapes: as the model's method of that name; `each` gives
        one row a position.
        """
        if self.operation == "each":
            rows = [logits for _, logits in model.each(self.ids, self.positions, self.groups)]
            return np.stack(rows)
        method = getattr(model, self.operation)
        result: np.ndarray = (
            method(self.ids, self.positions) if self.operation == "logits_at" else method(self.ids)
        )
        return result
