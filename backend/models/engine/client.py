"""A model as one person sees it: the same methods, every call through the engine's queue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from backend.models.catalog import ModelCard
from backend.models.engine.engine import Engine
from backend.models.engine.operations import (
    PASS_TOKENS,
    Each,
    HeardLogits,
    Logits,
    LogitsAt,
    NextLogits,
    Operation,
    SurprisalsAfter,
    Transcript,
)
from backend.models.engine.ticket import Ticket
from backend.models.networks.language_model import EACH_BATCH
from backend.models.networks.readers import Described, Ids
from backend.models.networks.speech import LONGEST_TEXT
from backend.models.networks.vocabulary import Vocabulary
from backend.sound.sound import Sound


class EngineModel:
    """A `CausalReader`, a `MaskedReader` or a `SpeechReader`, as the model is; shapes and errors
    are the model's.

    Every method may besides raise `Busy` (the queue is full), `Superseded` (the same person asked
    for something newer meanwhile), `Interrupted` and `Unreachable` (what computes broke down, or
    does not answer).

    Args:
        name: in the catalogue; the model is prepared if it is not yet.
        person: who asks; people share the work equally.
        waiting: called while a call waits, with how many people come before; may raise to give up.
        tab: what of the person asks; a newer call of the same tab takes the place of an older one.

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
        tab: str = "",
    ) -> None:
        self._engine = engine
        self._preparation = engine.prepare(name)
        self._person = person
        self._tab = tab
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
        """`next_logits` of several texts, which share a pass where they can."""
        return self._ask_all([NextLogits(self.name, tuple(ids), start) for ids in texts])

    def surprisals_after(self, ids: Ids, position: int, candidates: Ids) -> Iterator[np.ndarray]:
        for batch in _parts(candidates, ids):
            yield from self._ask(SurprisalsAfter(self.name, tuple(ids), position, batch))

    def logits_at(self, ids: Ids, positions: Ids) -> np.ndarray:
        return self._ask(LogitsAt(self.name, tuple(ids), tuple(positions)))

    def each(
        self, ids: Ids, positions: Ids, groups: Sequence[Ids] | None = None
    ) -> Iterator[tuple[int, np.ndarray]]:
        for batch in _parts(positions, ids):
            touched = tuple(
                tuple(group) for group in groups or () if any(place in group for place in batch)
            )
            rows = self._ask(Each(self.name, tuple(ids), batch, touched))
            yield from zip(batch, rows, strict=True)

    def heard_logits(self, sound: Sound, ids: Ids) -> np.ndarray:
        return self._ask(HeardLogits(self.name, sound.text, tuple(ids)))

    def transcripts(
        self,
        sounds: Sequence[Sound],
        beginning: Ids = (),
        *,
        count: int = LONGEST_TEXT,
        forbidden: Ids = (),
    ) -> list[np.ndarray]:
        how = (tuple(beginning), count, tuple(forbidden))
        return self._ask_all([Transcript(self.name, one.text, *how) for one in sounds])

    @property
    def _described(self) -> Described:
        while not self._preparation.wait(0.05):
            if self._waiting is not None:
                self._waiting(0)
        model: Described = self._preparation.model()
        return model

    def _ask(self, operation: Operation) -> np.ndarray:
        ticket = self._engine.submit(operation, self._person, self._tab)
        value = ticket.result(self._waiting)
        self.seconds += ticket.seconds
        self.from_cache += ticket.from_cache
        return value

    def _ask_all(self, operations: Sequence[Operation]) -> list[np.ndarray]:
        """The answers to several operations, in their order.

        As many wait at once as are computed in two passes: one runs, the other is ready. More would
        only fill the queue.
        """
        tickets: list[Ticket] = []
        try:
            for number, operation in enumerate(operations):
                for ticket in tickets:
                    if sum(one.tokens for one in tickets if not one.done) < 2 * PASS_TOKENS:
                        break
                    ticket.result(self._waiting)
                # numbered, so that they don't replace each other but those of an older call
                tab = f"{self._tab} {number}"
                tickets.append(self._engine.submit(operation, self._person, tab))
            return [ticket.result(self._waiting) for ticket in tickets]
        finally:
            for ticket in tickets:
                ticket.cancel()
                self.seconds += ticket.seconds
                self.from_cache += ticket.from_cache


def _parts(wanted: Ids, ids: Ids) -> Iterator[tuple[int, ...]]:
    """What is asked of a text, in parts of a pass each: so others come in between.

    Every one of them is a reading of the whole text.
    """
    size = min(EACH_BATCH, max(1, PASS_TOKENS // (len(ids) + 1)))
    for start in range(0, len(wanted), size):
        yield tuple(wanted[start : start + size])
