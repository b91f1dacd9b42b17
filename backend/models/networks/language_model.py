"""What both readings have in common: a vocabulary, a network, and its head.

Models work on the thread that calls them and keep no state between calls; queues, caches and people
are the engine's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from backend.models.catalog import ModelCard
from backend.models.networks.readers import Ids
from backend.models.networks.vocabulary import Vocabulary

if TYPE_CHECKING:
    import torch

# Positions of one text that are asked for together when every position is hidden in turn: enough to
# keep the processor busy, few enough that the first ones appear soon and others come in between.
EACH_BATCH = 8


class LanguageModel:
    """What both readings have in common: a vocabulary, a network, and its head.

    Attributes:
        card: the catalogue entry.
        vocabulary: text to ids and back.
        vocabulary_size: how many logits every row has.
    """

    def __init__(self, card: ModelCard, vocabulary: Vocabulary, network: Any) -> None:
        self.card = card
        self.vocabulary = vocabulary
        self.vocabulary_size: int = int(network.config.vocab_size)
        self.network = network

    @property
    def name(self) -> str:
        return self.card.name

    def encode(self, text: str) -> list[int]:
        """Token ids of `text`; the start token is not among them (whoever reads a text adds it)."""
        return self.vocabulary.encode(text)

    def decode(self, ids: Ids) -> str:
        return self.vocabulary.decode(ids)

    def _check(self, ids: Ids) -> None:
        if any(not 0 <= token_id < self.vocabulary_size for token_id in ids):
            raise ValueError(f"a token id is outside the vocabulary of {self.vocabulary_size:,}")

    def _head(self, hidden: torch.Tensor) -> np.ndarray:
        """(rows, width) -> (rows, vocab) float32."""
        logits: np.ndarray = self.network.lm_head(hidden).float().numpy()
        return logits
