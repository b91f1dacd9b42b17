"""A new operation, written as one would be, and one example of every operation there is."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from backend.models.engine.client import EngineModel
from backend.models.engine.operations import (
    Each,
    HeardLogits,
    Logits,
    LogitsAt,
    NextLogits,
    Operation,
    SurprisalsAfter,
    Tokens,
    Transcript,
    operation,
)
from backend.models.networks.prefix_cache import PrefixCache


@operation
@dataclass(frozen=True)
class Sum(Operation):
    """What a new operation has to say of itself."""

    ids: Tokens
    scale: float

    @property
    def batch_key(self) -> Hashable:
        return self.model, "sum"

    def cost(self, prefixes: PrefixCache | None = None) -> int:
        return len(self.ids)

    @classmethod
    def run_batch(
        cls, model: Adder, batch: Sequence[Self], prefixes: PrefixCache
    ) -> list[np.ndarray]:
        return model.sums([(one.ids, one.scale) for one in batch])


class AddingModel(EngineModel):
    """What a new operation needs of a client."""

    def sum(self, ids: Sequence[int], scale: float) -> np.ndarray:
        return self._ask(Sum(self.name, tuple(ids), scale))


class Adder:
    """The network's own method."""

    def __init__(self) -> None:
        self.passes: list[int] = []

    def sums(self, texts: list[tuple[Tokens, float]]) -> list[np.ndarray]:
        self.passes.append(len(texts))
        return [np.array([sum(ids) * scale]) for ids, scale in texts]


EXAMPLES = [
    Logits("m", (1, 2)),
    NextLogits("m", ()),
    NextLogits("m", (1, 2), start=False),
    SurprisalsAfter("m", (1, 2), 1, (3, 4)),
    LogitsAt("m", (1, 2), (0, 1)),
    Each("m", (1, 2, 3), (0, 2), ((0, 1), (2,))),
    HeardLogits("m", "AAAA", (1, 2)),
    Transcript("m", "AAAA", (), 3, (4, 5)),
    Sum("m", (1,), 0.5),
]
