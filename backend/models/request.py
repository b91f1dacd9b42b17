"""What waits in the engine's queue: a computation as data, and how several become one pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from backend.models.language_model import Gap, gaps_of_each

Operation = Literal["logits", "next_logits", "logits_at", "each"]


@dataclass(frozen=True)
class Request:
    """What to compute; equal requests have equal answers."""

    model: str
    operation: Operation
    ids: tuple[int, ...]
    positions: tuple[int, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()

    @property
    def work(self) -> int:
        """Tokens that pass the network."""
        copies = len(self.positions) if self.operation == "each" else 1
        return (len(self.ids) + 1) * copies

    def goes_with(self, other: Request) -> bool:
        """Whether both can be computed in one pass."""
        return self.model == other.model and self._kind() == other._kind() != "alone"

    def _kind(self) -> str:
        kinds = {"next_logits": "left", "logits_at": "both", "each": "both", "logits": "alone"}
        return kinds[self.operation]

    def gaps(self) -> list[Gap]:
        """The masked readings it is made of."""
        if self.operation == "each":
            return gaps_of_each(self.ids, self.positions, self.groups)
        return [Gap(self.ids, self.positions, self.positions)]


def run(model: Any, requests: Sequence[Request]) -> list[np.ndarray]:
    """Compute requests that go with each other on a loaded model, in one pass.

    Shapes are those of the model's method of that name; `each` gives one row a position.
    """
    if requests[0].operation == "logits":
        return [model.logits(request.ids) for request in requests]
    if requests[0].operation == "next_logits":
        return list(model.next_logits_of([request.ids for request in requests]))
    rows = iter(model.logits_of([gap for request in requests for gap in request.gaps()]))
    return [np.concatenate([next(rows) for _ in request.gaps()]) for request in requests]
