"""The masked reading: hidden positions scored by what is around them. Ids in, logits out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from backend.models.catalog import ModelCard
from backend.models.networks.interlude import interlude
from backend.models.networks.language_model import EACH_BATCH, LanguageModel
from backend.models.networks.packed_llama import PackedLlama
from backend.models.networks.readers import Ids
from backend.models.networks.vocabulary import Vocabulary

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True)
class Gap:
    """One masked reading: which positions of a text are hidden, and which are asked for."""

    ids: tuple[int, ...]
    hidden: tuple[int, ...]
    wanted: tuple[int, ...]


class MaskedModel(LanguageModel):
    """Scores hidden positions given everything to their left and right."""

    def logits_at(self, ids: Ids, positions: Ids) -> np.ndarray:
        """Logits of some positions, all of them hidden together.

        Returns:
            (len(positions), vocab) float32, in the order of `positions`.
        """
        positions = tuple(positions)
        if not positions:
            return np.empty((0, self.vocabulary_size), dtype=np.float32)
        return self.logits_of([Gap(tuple(ids), positions, positions)])[0]

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
        gaps = gaps_of_each(ids, positions, groups)
        for start in range(0, len(gaps), EACH_BATCH):
            batch = gaps[start : start + EACH_BATCH]
            for gap, logits in zip(batch, self.logits_of(batch), strict=True):
                yield gap.wanted[0], logits[0]

    def logits_of(self, gaps: Sequence[Gap]) -> list[np.ndarray]:
        """Several masked readings, of one text or of many, in one pass.

        Returns:
            One (len(wanted), vocab) float32 array a gap.
        """
        for gap in gaps:
            self._check(gap.ids)
            for position in (*gap.hidden, *gap.wanted):
                if not 0 <= position < len(gap.ids):
                    raise ValueError(
                        f"position {position} is not in a text of {len(gap.ids)} tokens"
                    )
        import torch

        with torch.inference_mode():
            hidden = self._read(gaps)
            rows = [states[list(gap.wanted)] for states, gap in zip(hidden, gaps, strict=True)]
            logits = self._head(torch.cat(rows))
        return np.split(logits, np.cumsum([len(gap.wanted) for gap in gaps])[:-1])

    def _read(self, gaps: Sequence[Gap]) -> Sequence[torch.Tensor]:
        """(length, width) a gap: row i speaks of position i."""
        raise NotImplementedError


def gaps_of_each(ids: Ids, positions: Ids, groups: Sequence[Ids] | None = None) -> list[Gap]:
    """One gap a position, with the other pieces of its character hidden beside it."""
    together = {place: tuple(group) for group in groups or () for place in group}
    return [
        Gap(tuple(ids), together.get(position, (position,)), (position,)) for position in positions
    ]


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

    def _read(self, gaps: Sequence[Gap]) -> Sequence[torch.Tensor]:
        import torch

        states: list[torch.Tensor] = []
        for gap in gaps:
            interlude(len(states), len(gaps))
            tokens = torch.tensor([[self.start_id, *gap.ids, self.end_id]])
            tokens[0, [place + 1 for place in gap.hidden]] = self.mask_id
            hidden = self.network.base_model(input_ids=tokens).last_hidden_state
            states.append(hidden[0, 1:-1])  # without the two boundary tokens
        return states


class MaskedVersion(MaskedModel):
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
        self._packed = PackedLlama(network)

    def _read(self, gaps: Sequence[Gap]) -> Sequence[torch.Tensor]:
        lengths = [len(gap.ids) + 1 for gap in gaps]
        inputs = self._packed.embed([token for gap in gaps for token in (self.start_id, *gap.ids)])
        for begin, gap in zip(np.cumsum([0, *lengths[:-1]]).tolist(), gaps, strict=True):
            inputs[[begin + 1 + place for place in gap.hidden]] = self.mask_embedding
        hidden = self._packed.run(inputs, lengths, causal=False).split(lengths)
        return [states[:-1] for states in hidden]  # the row before speaks of a position
