"""A model as one person sees it: the same methods, every call through the engine's queue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from backend.models.catalog import ModelCard
from backend.models.engine.engine import Engine
from backend.models.engine.operations import (
    Each,
    Logits,
    LogitsAt,
    NextLogits,
    Operation,
    SurprisalsAfter,
)
from backend.models.engine.ticket import Ticket
from backend.models.networks.language_model import EACH_BATCH
from backend.models.networks.readers import Described, Ids
from backend.models.networks.vocabulary import Vocabulary


class EngineModel:
    """A `CausalReader` or a `MaskedReader`, as the model is; shapes and errors are the model's.

    Every method may besides raise `Busy` (the queue is full), `Superseded` (the same person asked
    for something newer meanwhile), `Interrupted` and `Unreachable` (what computes broke down, or
    does not answer).

    Args:
        name: in the catalogue; the model is prepared if it is not yet.
        person: who asks; a newer call of the same person takes the place of an older one.
        waiting: called while a call waits, with its place in the queue; may raise to give up.

    Attributes:
        seconds: the network's own time that the answers so far have taken, whoever asked first.
        from_cache: how many answers so far had been computed before they were asked for.
    """

    def __init__(
        self,
        engine: Engine,
        name: str,
        person: str,
        waiting: Callable[[int], None] | None = None,
    ) -> None:
        self._engine = engine
        self._preparation = engine.prepare(name)
        self._person = person
        self._waiting = waiting
        self.seconds = 0.0
        self.from_cache = 0

    @property
    def name(self) -> str:
        return self._preparation.name

    @property
    def card(self) -> ModelCard:
        return self._described.card

    @property
    def vocabulary(self) -> Vocabulary:
        return self._described.vocabulary

    @property
    def vocabulary_size(self) -> int:
        return self._described.vocabulary_size

    def encode(self, text: str) -> list[int]:
        return self.vocabulary.encode(text)

    def decode(self, ids: Ids) -> str:
        return self.vocabulary.decode(ids)

    def logits(self, ids: Ids) -> np.ndarray:
        return self._ask(Logits(self.name, tuple(ids)))

    def next_logits(self, ids: Ids, *, start: bool = True) -> np.ndarray:
        return self._ask(NextLogits(self.name, tuple(ids), start))

    def next_logits_of(self, texts: Sequence[Ids], *, start: bool = True) -> list[np.ndarray]:
        """`next_logits` of several texts, which share a pass where they can.

        Each has a place of its own in the queue; where that is half full, one has to be enough.
        """
        tickets: list[Ticket] = []
        try:
            for number, ids in enumerate(texts):
                crowded = self._engine.status()["waiting"] >= self._engine.capacity // 2
                if tickets and crowded:
                    tickets[-1].result(self._waiting)
                operation = NextLogits(self.name, tuple(ids), start)
                # numbered, so that they don't replace each other but those of an older call
                tickets.append(self._engine.submit(operation, f"{self._person} {number}"))
            return [ticket.result(self._waiting) for ticket in tickets]
        finally:
            for ticket in tickets:
                ticket.cancel()
                self.seconds += ticket.seconds
                self.from_cache += ticket.from_cache

    def surprisals_after(self, ids: Ids, position: int, candidates: Ids) -> Iterator[np.ndarray]:
        for start in range(0, len(candidates), EACH_BATCH):
            batch = tuple(candidates[start : start + EACH_BATCH])
            yield from self._ask(SurprisalsAfter(self.name, tuple(ids), position, batch))

    def logits_at(self, ids: Ids, positions: Ids) -> np.ndarray:
        return self._ask(LogitsAt(self.name, tuple(ids), tuple(positions)))

    def each(
        self, ids: Ids, positions: Ids, groups: Sequence[Ids] | None = None
    ) -> Iterator[tuple[int, np.ndarray]]:
        # A batch at a time, so that other people's operations come in between.
        for start in range(0, len(positions), EACH_BATCH):
            batch = tuple(positions[start : start + EACH_BATCH])
            touched = tuple(
                tuple(group) for group in groups or () if any(place in group for place in batch)
            )
            rows = self._ask(Each(self.name, tuple(ids), batch, touched))
            yield from zip(batch, rows, strict=True)

    @property
    def _described(self) -> Described:
        while not self._preparation.wait(0.05):
            if self._waiting is not None:
                self._waiting(0)
        model: Described = self._preparation.model()
        return model

    def _ask(self, operation: Operation) -> np.ndarray:
        ticket = self._engine.submit(operation, self._person)
        value = ticket.result(self._waiting)
        self.seconds += ticket.seconds
        self.from_cache += ticket.from_cache
        return value
