"""The autoregressive reading: every token scored by those before it. Ids in, logits out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from backend.models.catalog import ModelCard
from backend.models.networks.interlude import interlude
from backend.models.networks.language_model import EACH_BATCH, LanguageModel
from backend.models.networks.packed_llama import KeyValueCache, PackedLlama
from backend.models.networks.readers import Ids
from backend.models.networks.threads import threads_for
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.surprisal import surprisal_bits

if TYPE_CHECKING:
    import torch


class AutoregressiveModel(LanguageModel):
    """Scores every token given only the tokens before it.

    A text is read after the start token, as a document is in training. Ids that bring their own
    beginning, as those of a conversation do, are read as they are: `start=False`.
    """

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

    def next_logits(self, ids: Ids, *, start: bool = True) -> np.ndarray:
        """(vocab,) float32: the logits of the token that would come next.

        Only that row passes the head, which is a third of the work for a short text.

        Args:
            start: the start token is read before the ids; without it there has to be an id.
        """
        return self.next_logits_of([ids], start=start)[0]

    def next_logits_of(self, texts: Sequence[Ids], *, start: bool = True) -> np.ndarray:
        """(len(texts), vocab) float32: `next_logits` of several texts, in one pass."""
        import torch

        self._check_readable(texts, start)
        with torch.inference_mode():
            hidden = self._read(texts, start=start)
            return self._head(torch.stack([states[-1] for states in hidden]))

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

    def _check_readable(self, texts: Sequence[Ids], start: bool) -> None:
        for ids in texts:
            self._check(ids)
            if not ids and not start:
                raise ValueError("no ids and no start token: there is nothing to read")

    def _tokens(self, ids: Ids, start: bool) -> tuple[int, ...]:
        """What passes the network for a text."""
        return (self.start_id, *ids) if start else tuple(ids)

    def _read(self, texts: Sequence[Ids], *, start: bool = True) -> Sequence[torch.Tensor]:
        """(tokens, width) a text: the last hidden states, with `start` the start token's first."""
        import torch

        states: list[torch.Tensor] = []
        for ids in texts:
            interlude(len(states), len(texts))
            tokens = torch.tensor([self._tokens(ids, start)])
            read = self.network.base_model(input_ids=tokens, use_cache=False)
            states.append(read.last_hidden_state[0])
        return states


class PackedAutoregressiveModel(AutoregressiveModel):
    """The same for a Llama network, which reads several texts in one pass."""

    def __init__(
        self, card: ModelCard, vocabulary: Vocabulary, network: Any, *, start_id: int
    ) -> None:
        super().__init__(card, vocabulary, network, start_id=start_id)
        self._packed = PackedLlama(network)

    @property
    def token_bytes(self) -> int:
        """Memory that one token takes in a KV cache."""
        return self._packed.token_bytes

    def empty_cache(self) -> KeyValueCache:
        """A KV cache of no tokens, for `next_logits_from`."""
        return self._packed.empty_cache()

    def next_logits_from(
        self,
        texts: Sequence[Ids],
        caches: Sequence[KeyValueCache | None],
        *,
        start: bool = True,
    ) -> np.ndarray:
        """`next_logits_of`, where each text goes on from a KV cache of its beginning.

        The logits agree with those of the whole text to about 1e-4; they are not the same to the
        bit, as sums of another shape are rounded in another order.

        Args:
            caches: for each text the keys and values of its first tokens (the start token is one
                of them if it is read), not of all; extended by this call. None: the text is read
                whole.
            start: as in `next_logits`, for all of them.

        Returns:
            (len(texts), vocab) float32.
        """
        import torch

        self._check_readable(texts, start)
        new = sum(
            len(ids) + start - (cache.length if cache else 0)
            for ids, cache in zip(texts, caches, strict=True)
        )
        with torch.inference_mode(), threads_for(new):
            hidden = self._read(texts, caches, start=start)
            return self._head(torch.stack([states[-1] for states in hidden]))

    def _read(
        self,
        texts: Sequence[Ids],
        caches: Sequence[KeyValueCache | None] | None = None,
        *,
        start: bool = True,
    ) -> Sequence[torch.Tensor]:
        caches = caches or [None] * len(texts)
        new = [
            self._tokens(ids, start)[cache.length if cache else 0 :]
            for ids, cache in zip(texts, caches, strict=True)
        ]
        lengths = [len(tokens) for tokens in new]
        inputs = self._packed.embed([token for tokens in new for token in tokens])
        return self._packed.run(inputs, lengths, caches).split(lengths)
