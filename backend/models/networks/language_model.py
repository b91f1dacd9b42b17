"""The two ways of reading: autoregressive and masked. Token ids in, exact float32 logits out.

Works on the thread that calls it and keeps no state between calls; queues, caches and people are
the engine's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from backend.models.catalog import ModelCard
from backend.models.networks.packed_llama import KeyValues, PackedLlama
from backend.models.networks.threads import threads_for
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.surprisal import surprisal_bits

if TYPE_CHECKING:
    import torch

Ids = Sequence[int]

# Positions of one text that are asked for together when every position is hidden in turn: enough to
# keep the processor busy, few enough that the first ones appear soon and others come in between.
EACH_BATCH = 8


@dataclass(frozen=True)
class Gap:
    """One masked reading: which positions of a text are hidden, and which are asked for."""

    ids: tuple[int, ...]
    hidden: tuple[int, ...]
    wanted: tuple[int, ...]


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
        import torch

        self._check(ids)
        with torch.inference_mode():
            (hidden,) = self._read([ids])
            return self._head(hidden)

    def next_logits(self, ids: Ids) -> np.ndarray:
        """(vocab,) float32: the logits of the token that would come next.

        Only that row passes the head, which is a third of the work for a short text.
        """
        return self.next_logits_of([ids])[0]

    def next_logits_of(self, texts: Sequence[Ids]) -> np.ndarray:
        """(len(texts), vocab) float32: `next_logits` of several texts, in one pass."""
        import torch

        for ids in texts:
            self._check(ids)
        with torch.inference_mode():
            return self._head(torch.stack([hidden[-1] for hidden in self._read(texts)]))

    def surprisals_after(self, ids: Ids, position: int, candidates: Ids) -> Iterator[np.ndarray]:
        """What the rest of a text costs with each candidate in turn at one position.

        Several texts share a pass, and logits are held for one text at a time.

        Yields:
            (len(ids) - position - 1,) float64 bits a candidate, in their order: the surprisal of
            every token to the right of the position, given all before it.
        """
        import torch

        self._check([*ids, *candidates])
        if not 0 <= position < len(ids):
            raise ValueError(f"position {position} is not in a text of {len(ids)} tokens")
        left, right = ids[:position], ids[position + 1 :]
        for start in range(0, len(candidates), EACH_BATCH):
            texts = [(*left, one, *right) for one in candidates[start : start + EACH_BATCH]]
            with torch.inference_mode():
                rows = [
                    surprisal_bits(self._head(hidden[position + 1 : len(ids)]), right)
                    for hidden in self._read(texts)
                ]
            yield from rows

    def _read(self, texts: Sequence[Ids]) -> Sequence[torch.Tensor]:
        """(length + 1, width) a text: the last hidden states, the start token's first."""
        import torch

        return [
            self.network.base_model(
                input_ids=torch.tensor([[self.start_id, *ids]]), use_cache=False
            ).last_hidden_state[0]
            for ids in texts
        ]


class PackedAutoregressiveModel(AutoregressiveModel):
    """The same for a Llama network, which reads several texts in one pass."""

    def __init__(
        self, card: ModelCard, vocabulary: Vocabulary, network: Any, *, start_id: int
    ) -> None:
        super().__init__(card, vocabulary, network, start_id=start_id)
        self._packed = PackedLlama(network)

    @property
    def token_bytes(self) -> int:
        """Memory that one remembered token takes."""
        return self._packed.token_bytes

    def memory(self) -> KeyValues:
        """An empty memory, for `next_logits_from`."""
        return self._packed.memory()

    def next_logits_from(
        self, texts: Sequence[Ids], memories: Sequence[KeyValues | None]
    ) -> np.ndarray:
        """`next_logits_of`, where each text goes on from what is remembered of its beginning.

        The logits agree with those of the whole text to about 1e-4; they are not the same to the
        bit, as sums of another shape are rounded in another order.

        Args:
            memories: for each text the keys and values of its first tokens (the start token is one
                more), not of all; extended by this call. None: nothing is remembered or kept.

        Returns:
            (len(texts), vocab) float32.
        """
        import torch

        for ids in texts:
            self._check(ids)
        new = sum(
            len(ids) + 1 - (memory.length if memory else 0)
            for ids, memory in zip(texts, memories, strict=True)
        )
        with torch.inference_mode(), threads_for(new):
            hidden = self._read(texts, memories)
            return self._head(torch.stack([states[-1] for states in hidden]))

    def _read(
        self, texts: Sequence[Ids], memories: Sequence[KeyValues | None] | None = None
    ) -> Sequence[torch.Tensor]:
        memories = memories or [None] * len(texts)
        new = [
            (self.start_id, *ids)[memory.length if memory else 0 :]
            for ids, memory in zip(texts, memories, strict=True)
        ]
        lengths = [len(tokens) for tokens in new]
        inputs = self._packed.embed([token for tokens in new for token in tokens])
        return self._packed.run(inputs, lengths, memories).split(lengths)


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

        states = []
        for gap in gaps:
            tokens = torch.tensor([[self.start_id, *gap.ids, self.end_id]])
            tokens[0, [place + 1 for place in gap.hidden]] = self.mask_id
            hidden = self.network.base_model(input_ids=tokens).last_hidden_state
            states.append(hidden[0, 1:-1])  # without the two boundary tokens
        return states


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
        self._packed = PackedLlama(network)

    def _read(self, gaps: Sequence[Gap]) -> Sequence[torch.Tensor]:
        lengths = [len(gap.ids) + 1 for gap in gaps]
        inputs = self._packed.embed([token for gap in gaps for token in (self.start_id, *gap.ids)])
        for begin, gap in zip(np.cumsum([0, *lengths[:-1]]).tolist(), gaps, strict=True):
            inputs[[begin + 1 + place for place in gap.hidden]] = self.mask_embedding
        hidden = self._packed.run(inputs, lengths, causal=False).split(lengths)
        return [states[:-1] for states in hidden]  # the row before speaks of a position
