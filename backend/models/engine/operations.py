"""What waits in the engine's queue: a computation as data, and how several become one pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from backend.models.networks.language_model import Gap, PackedAutoregressiveModel, gaps_of_each
from backend.models.networks.prefix_cache import PrefixCache

Operation = Literal["logits", "next_logits", "logits_at", "each", "surprisals_after"]


@dataclass(frozen=True)
class Request:
    """What to compute; equal requests have equal answers."""

    model: str
    operation: Operation
    ids: tuple[int, ...]
    positions: tuple[int, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()
    candidates: tuple[int, ...] = ()

    def work(self, prefixes: PrefixCache | None = None) -> int:
        """Tokens that pass the network, with what is remembered now."""
        if self.operation == "next_logits" and prefixes is not None:
            return prefixes.new_tokens(self.model, self.ids)
        copies = len(self.candidates or self.positions) if self._copies_its_text() else 1
        return (len(self.ids) + 1) * copies

    def goes_with(self, other: Request) -> bool:
        """Whether both can be computed in one pass."""
        return self.model == other.model and self._kind() == other._kind() != "alone"

    def _kind(self) -> str:
        kinds = {"next_logits": "left", "logits_at": "both", "each": "both"}
        return kinds.get(self.operation, "alone")

    def _copies_its_text(self) -> bool:
        return self.operation in ("each", "surprisals_after")

    def gaps(self) -> list[Gap]:
        """The masked readings it is made of."""
        if self.operation == "each":
            return gaps_of_each(self.ids, self.positions, self.groups)
        return [Gap(self.ids, self.positions, self.positions)]


def run(model: Any, requests: Sequence[Request], prefixes: PrefixCache) -> list[np.ndarray]:
    """Compute requests that go with each other on a loaded model, in one pass.

    Shapes are those of the model's method of that name; `each` gives one row a position,
    `surprisals_after` one a candidate.
    """
    if requests[0].operation == "logits":
        return [model.logits(request.ids) for request in requests]
    if requests[0].operation == "surprisals_after":
        return [
            np.stack(
                list(model.surprisals_after(request.ids, *request.positions, request.candidates))
            )
            for request in requests
        ]
    if requests[0].operation == "next_logits":
        texts = [request.ids for request in requests]
        if isinstance(model, PackedAutoregressiveModel):
            return list(prefixes.next_logits(model, texts))
        return list(model.next_logits_of(texts))
    rows = iter(model.logits_of([gap for request in requests for gap in request.gaps()]))
    return [np.concatenate([next(rows) for _ in request.gaps()]) for request in requests]
