"""What an analysis may ask of a model, whatever computes it. Knows no network and no queue.

A loaded network, a person's client of the engine and a model in another numbering all are readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np

from backend.models.catalog import ModelCard
from backend.models.networks.vocabulary import Vocabulary
from backend.sound.sound import Sound

Ids = Sequence[int]


class Described(Protocol):
    """What is known of a model before it reads anything."""

    @property
    def name(self) -> str: ...
    @property
    def card(self) -> ModelCard: ...
    @property
    def vocabulary(self) -> Vocabulary: ...
    @property
    def vocabulary_size(self) -> int: ...


class CausalReader(Described, Protocol):
    """Scores every token given only those before it; see `AutoregressiveModel` for the errors."""

    def logits(self, ids: Ids) -> np.ndarray:
        """(len(ids) + 1, vocab) float32: row i scores the token at position i."""
        ...

    def next_logits(self, ids: Ids, *, start: bool = True) -> np.ndarray:
        """(vocab,) float32: the last of these rows alone; `start=False`: of ids read as they are,
        without the start token before them.
        """
        ...

    def next_logits_of(self, texts: Sequence[Ids], *, start: bool = True) -> Iterable[np.ndarray]:
        """`next_logits` of several texts, in their order."""
        ...

    def surprisals_after(self, ids: Ids, position: int, candidates: Ids) -> Iterator[np.ndarray]:
        """(len(ids) - position - 1,) float64 bits a candidate: what the rest costs after it."""
        ...


class MaskedReader(Described, Protocol):
    """Scores hidden positions given everything around them; errors as in `MaskedModel`."""

    def logits_at(self, ids: Ids, positions: Ids) -> np.ndarray:
        """(len(positions), vocab) float32: these positions hidden together."""
        ...

    def each(
        self, ids: Ids, positions: Ids, groups: Sequence[Ids] | None = None
    ) -> Iterator[tuple[int, np.ndarray]]:
        """(position, (vocab,) float32): each hidden alone, or with its group."""
        ...


class SpeechReader(Described, Protocol):
    """Writes what it hears; see `SpeechModel` for shapes and errors."""

    def heard_logits(self, sound: Sound, ids: Ids) -> np.ndarray:
        """(vocab,) float32: the logits of the token that is written after these."""
        ...

    def transcripts(
        self,
        sounds: Sequence[Sound],
        beginning: Ids = (),
        *,
        count: int = ...,
        forbidden: Ids = (),
    ) -> Iterable[np.ndarray]:
        """The most likely token after every other, of several sounds, in their order."""
        ...


class TimedCausalReader(CausalReader, Protocol):
    """One that tells what its answers have cost."""

    @property
    def seconds(self) -> float:
        """The network's own time for all answers so far."""
        ...


class TimedMaskedReader(MaskedReader, Protocol):
    """One that tells what its answers have cost."""

    @property
    def seconds(self) -> float:
        """The network's own time for all answers so far."""
        ...
