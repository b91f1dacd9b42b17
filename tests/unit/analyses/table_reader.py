"""A model of five tokens for tests of analyses: fast, and every text can be tried."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tests.unit.analyses.unasked_reader import UnaskedReader

SIZE = 5


class TableReader(UnaskedReader):
    """A model of five tokens: probabilities by what came before, the same for the same."""

    def __init__(self, seed: int = 3) -> None:
        self.seed = seed
        self.read = 0

    def probabilities(self, ids: Sequence[int]) -> np.ndarray:
        weights = np.random.default_rng([self.seed, *ids]).dirichlet(np.full(SIZE, 0.5))
        return np.asarray(weights)

    def next_logits_of(
        self, texts: Sequence[Sequence[int]], *, start: bool = True
    ) -> list[np.ndarray]:
        self.read += len(texts)
        return [np.log(self.probabilities(ids)) for ids in texts]
