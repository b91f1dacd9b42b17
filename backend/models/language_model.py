"""The two ways of reading: autoregressive and masked. Token ids in, exact float32 logits out.

Works on the thread that calls it and keeps no state between calls; queues, caches and people are
the engine's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from backend.models.catalog import ModelCard
from backend.models.vocabulary import Vocabulary

if TYPE_CHECKING:
    import torch

Ids = Sequence[int]

# Rows that share one forward pass when every position is hidden in turn. Measured on two cores:
# larger batches gain nothing more, and the first rows appear later.
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
        """Token ids of `text`; the start token is not among them (every method adds it itself)."""
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


class AutoregressiveModel(LanguageModel):
    """Scores every token given only the tokens before it."""

    def __init__(
        self, card: ModelCard, vocabulary: Vocabulary, network: Any, *, start_id: int
    ) -> None:
        super().__init__(card, vocabulary, network)
        self.start_id = start_id

    def logits(self, ids: Ids) -> np.ndarray:
        """Logits of every position of a text.

        Returns:
            (len(ids) + 1, vocab) float32. Row i scores the token at position i given those before
            it (row 0: given the start token alone); the last row scores the one to come.
        """
        return self._rows(ids, slice(None))

    def next_logits(self, ids: Ids) -> np.ndarray:
        """(vocab,) float32: the logits of the token that would come next. Only that row passes
        the head, which is a third of the work for a short text.
        """
        return self._rows(ids, slice(-1, None))[0]

    def _rows(self, ids: Ids, rows: slice) -> np.ndarray:
        import torch

        self._check(ids)
        with torch.inference_mode():
            tokens = torch.tensor([[self.start_id, *ids]])  # (1, length + 1)
            hidden = self.network.base_model(input_ids=tokens, use_cache=False).last_hidden_state
            return self._head(hidden[0, rows])


class MaskedModel(LanguageModel):
    """Scores hidden positions given everything to their left and right."""

    def logits_at(self, ids: Ids, positions: Ids) -> np.ndarray:
        """Logits of some positions, all of them hidden together.

        Returns:
            (len(positions), vocab) float32, in the order of `positions`.
        """
        if not positions:
            return np.empty((0, self.vocabulary_size), dtype=np.float32)
        return self._hidden_rows(ids, [positions], [positions])[0]

    def each(
        self, ids: Ids, positions: Ids, groups: Sequence[Ids] | None = None
    ) -> Iterator[tuple[int, np.ndarray]]:
        """Logits of some positions, each hidden alone, in batches.

        Args:
            groups: positions that are hidden together because they are pieces of one character
                (see `Vocabulary.characters`). A position outside every group is hidden alone.

        Yields:
            (position, (vocab,) float32), in the order of `positions`, as they are computed.
        """
        together = {place: list(group) for group in groups or () for place in group}
        for start in range(0, len(positions), EACH_BATCH):
            batch = positions[start : start + EACH_BATCH]
            gaps = [together.get(position, [position]) for position in batch]
            rows = self._hidden_rows(ids, gaps, [[position] for position in batch])
            for position, logits in zip(batch, rows, strict=True):
                yield position, logits[0]

    def _hidden_rows(
        self, ids: Ids, gaps: Sequence[Ids], wanted: Sequence[Ids]
    ) -> list[np.ndarray]:
        """One forward pass over copies of `ids`, each with its own gap.

        Args:
            gaps: for every copy, the positions that are hidden.
            wanted: for every copy, the positions whose logits are returned.

        Returns:
            One (len(wanted[k]), vocab) array a copy.
        """
        self._check(ids)
        for position in (place for gap in gaps for place in gap):
            if not 0 <= position < len(ids):
                raise ValueError(f"position {position} is not in a text of {len(ids)} tokens")
        import torch

        with torch.inference_mode():
            hidden = self._read(ids, gaps)  # (copies, length, width): row i speaks of position i
            rows = torch.cat([hidden[copy, list(wanted[copy])] for copy in range(len(gaps))])
            logits = self._head(rows)
        return np.split(logits, np.cumsum([len(places) for places in wanted])[:-1])

    def _read(self, ids: Ids, gaps: Sequence[Ids]) -> torch.Tensor:
        raise NotImplementedError


class BidirectionalModel(MaskedModel):
    """A network that was pretrained with masks (RoBERTa): reads position i from row i."""

    def __init__(
        self,
        card: ModelCard,
        vocabulary: Vocabulary,
        network: Any,
        *,
        start_id: int,
        end_id: int,
        mask_id: int,
    ) -> None:
        super().__init__(card, vocabulary, network)
        self.start_id, self.end_id, self.mask_id = start_id, end_id, mask_id

    def _read(self, ids: Ids, gaps: Sequence[Ids]) -> torch.Tensor:
        import torch

        tokens = torch.tensor([[self.start_id, *ids, self.end_id]]).repeat(len(gaps), 1)
        for copy, gap in enumerate(gaps):
            tokens[copy, [place + 1 for place in gap]] = self.mask_id
        hidden: torch.Tensor = self.network.base_model(input_ids=tokens).last_hidden_state
        return hidden[:, 1:-1]  # without the two boundary tokens


class MaskedTwin(MaskedModel):
    """An autoregressive network turned masked by a LoRA adapter.

    Full attention instead of causal, a trained embedding at hidden positions, and position i read
    from the output row before it, so that the pretrained next-token head keeps its meaning.
    """

    def __init__(
        self,
        card: ModelCard,
        vocabulary: Vocabulary,
        network: Any,
        *,
        start_id: int,
        mask_embedding: torch.Tensor,
    ) -> None:
        super().__init__(card, vocabulary, network)
        self.start_id = start_id
        self.mask_embedding = mask_embedding  # (width,)

    def _read(self, ids: Ids, gaps: Sequence[Ids]) -> torch.Tensor:
        import torch

        tokens = torch.tensor([[self.start_id, *ids]])  # (1, length + 1)
        inputs = self.network.get_input_embeddings()(tokens)
        inputs = inputs.repeat(len(gaps), 1, 1)  # (copies, length + 1, width)
        for copy, gap in enumerate(gaps):
            inputs[copy, [place + 1 for place in gap]] = self.mask_embedding
        length = tokens.shape[1]
        # An additive mask of zeros: everyone sees everyone. Without it the network is causal.
        everyone = torch.zeros(len(gaps), 1, length, length)
        hidden: torch.Tensor = self.network.base_model(
            inputs_embeds=inputs, attention_mask=everyone, use_cache=False
        ).last_hidden_state
        return hidden[:, :-1]  # row i - 1 of the padded text speaks of position i
