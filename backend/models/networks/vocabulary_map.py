"""A masked model read in another model's vocabulary, so that two bar charts line up token by token.

GPT-2 and RoBERTa cut text alike and spell the same tokens, but number them differently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from backend.models.catalog import ModelCard
from backend.models.networks.readers import Ids, TimedMaskedReader
from backend.models.networks.vocabulary import Vocabulary


class MappedMaskedModel:
    """Takes ids and gives logits in the numbering of `vocabulary`; shapes and errors as in
    `MaskedModel`.

    Tokens that the model does not have get -inf: they cannot come. Softmax is then over the tokens
    both have.
    """

    def __init__(self, model: TimedMaskedReader, vocabulary: Vocabulary) -> None:
        self._model = model
        self.vocabulary = vocabulary
        self.vocabulary_size = vocabulary.size
        self._ids = matching_ids(vocabulary, model.vocabulary)  # (vocab,), -1 where there is none

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def card(self) -> ModelCard:
        return self._model.card

    @property
    def seconds(self) -> float:
        """The model's own; renumbering costs next to nothing."""
        return self._model.seconds

    def logits_at(self, ids: Ids, positions: Ids) -> np.ndarray:
        return self._renumber(self._model.logits_at(self._mapped(ids), positions))

    def each(
        self, ids: Ids, positions: Ids, groups: Sequence[Ids] | None = None
    ) -> Iterator[tuple[int, np.ndarray]]:
        for position, logits in self._model.each(self._mapped(ids), positions, groups):
            yield position, self._renumber(logits)

    def _mapped(self, ids: Ids) -> list[int]:
        mapped: list[int] = self._ids[list(ids)].tolist()
        if -1 in mapped:
            raise ValueError("the text holds a token the masked model does not have")
        return mapped

    def _renumber(self, logits: np.ndarray) -> np.ndarray:
        """Shapes: (..., the model's vocab) -> (..., vocab)."""
        return np.where(self._ids >= 0, logits[..., self._ids], -np.inf)


def matching_ids(of: Vocabulary, among: Vocabulary) -> np.ndarray:
    """For every id of one vocabulary the id of the same bytes in another; -1 if it has none.

    (of.size,) int64. Control tokens never match: equal names do not mean equal roles.
    """
    known = {
        token.raw: token.id
        for token in (among.token(token_id) for token_id in range(among.size))
        if not token.special
    }
    tokens = (of.token(token_id) for token_id in range(of.size))
    return np.array([-1 if token.special else known.get(token.raw, -1) for token in tokens])
