"""A model for tests of analyses: a test overrides what its analysis may ask, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from backend.models.catalog import ModelCard
from backend.models.networks.readers import Ids
from backend.models.networks.vocabulary import Vocabulary


class UnaskedReader:
    """A `CausalReader` that answers nothing."""

    @property
    def name(self) -> str:
        raise NotImplementedError

    @property
    def card(self) -> ModelCard:
        raise NotImplementedError

    @property
    def vocabulary(self) -> Vocabulary:
        raise NotImplementedError

    @property
    def vocabulary_size(self) -> int:
        raise NotImplementedError

    def logits(self, ids: Ids) -> np.ndarray:
        raise NotImplementedError

    def next_logits(self, ids: Ids, *, start: bool = True) -> np.ndarray:
        raise NotImplementedError

    def next_logits_of(self, texts: Sequence[Ids], *, start: bool = True) -> Iterable[np.ndarray]:
        raise NotImplementedError

    def surprisals_after(self, ids: Ids, position: int, candidates: Ids) -> Iterator[np.ndarray]:
        raise NotImplementedError
