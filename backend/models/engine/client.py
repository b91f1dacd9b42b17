"""A model as one person sees it: the same methods, every call through the engine's queue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from backend.models.engine.operations import Operation, Request
from backend.models.networks.language_model import EACH_BATCH

if TYPE_CHECKING:
    from backend.models.catalog import ModelCard
    from backend.models.engine.engine import Engine
    from backend.models.engine.preparation import Preparation
    from backend.models.engine.ticket import Ticket
    from backend.models.networks.vocabulary import Vocabulary

Ids = Sequence[int]


class EngineModel:
    """Stands in for an `AutoregressiveModel` or a `MaskedModel`; shapes and errors are theirs.

    Every method may besides raise `Busy` (the queue is full), `Superseded` (the same person asked
    for something newer meanwhile), `Interrupted` and `Unreachable` (what computes broke down, or
    does not answer).

    Attributes:
        seconds: the network's own time that the answers so far have taken, whoever asked first.
    """

    def __init__(
        self,
        engine: Engine,
        preparation: Preparation,
        person: str,
        waiting: Callable[[int], None] | None,
    ) -> None:
        self._engine = engine
        self._preparation = preparation
        self._person = person
        self._waiting = waiting
        self.seconds = 0.0

    @property
    def name(self) -> str:
        return self._preparation.name

    @property
    def card(self) -> ModelCard:
        return self._model.card

    @property
    def vocabulary(self) -> Vocabulary:
        return self._model.vocabulary

    @property
    def vocabulary_size(self) -> int:
        return int(self._model.vocabulary_size)

    def encode(self, text: str) -> list[int]:
        return self.vocabulary.encode(text)

    def decode(self, ids: Ids) -> str:
        return self.vocabulary.decode(ids)

    def logits(self, ids: Ids) -> np.ndarray:
        return self._ask("logits", ids)

    def next_logits(self, ids: Ids) -> np.ndarray:
        return self._ask("next_logits", ids)

    def next_logits_of(self, texts: Sequence[Ids]) -> list[np.ndarray]:
        """`next_logits` of several texts, which share a pass where they can.

        Each has a place of its own in the queue; where that is half full, one has to be enough.
        """
        tickets: list[Ticket] = []
        try:
            for number, ids in enumerate(texts):
                crowded = self._engine.status()["waiting"] >= self._engine.capacity // 2
                if tickets and crowded:
                    tickets[-1].result(self._waiting)
                request = Request(self.name, "next_logits", tuple(ids))
                # numbered, so that they don't replace each other but those of an older call
                tickets.append(self._engine.submit(request, f"{self._person} {number}"))
            return [ticket.result(self._waiting) for ticket in tickets]
        finally:
            for ticket in tickets:
                ticket.cancel()
                self.seconds += ticket.seconds

    def logits_at(self, ids: Ids, positions: Ids) -> np.ndarray:
        return self._ask("logits_at", ids, positions)

    def each(
        self, ids: Ids, positions: Ids, groups: Sequence[Ids] | None = None
    ) -> Iterator[tuple[int, np.ndarray]]:
        # A batch at a time, so that other people's requests come in between.
        for start in range(0, len(positions), EACH_BATCH):
            batch = positions[start : start + EACH_BATCH]
            touched = [group for group in groups or () if any(place in group for place in batch)]
            yield from zip(batch, self._ask("each", ids, batch, touched), strict=True)

    def surprisals_after(self, ids: Ids, position: int, candidates: Ids) -> Iterator[np.ndarray]:
        for start in range(0, len(candidates), EACH_BATCH):
            batch = candidates[start : start + EACH_BATCH]
            yield from self._ask("surprisals_after", ids, (position,), candidates=batch)

    @property
    def _model(self) -> Any:
        while not self._preparation.wait(0.05):
            if self._waiting is not None:
                self._waiting(0)
        return self._preparation.model()

    def _ask(
        self,
        operation: Operation,
        ids: Ids,
        positions: Ids = (),
        groups: Sequence[Ids] = (),
        candidates: Ids = (),
    ) -> np.ndarray:
        request = Request(
            self.name,
            operation,
            tuple(ids),
            tuple(positions),
            tuple(tuple(group) for group in groups),
            tuple(candidates),
        )
        ticket = self._engine.submit(request, self._person)
        value = ticket.result(self._waiting)
        self.seconds += ticket.seconds
        return value
