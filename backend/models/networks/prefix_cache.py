"""Texts that begin like one read before go on from there. Knows no people and no queue.

One mechanism for a text that grows by a token, one that goes back, and one that branches: the
longest beginning that has a KV cache is reused, whoever read it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backend.models.networks.causal import PackedAutoregressiveModel
from backend.models.networks.packed_llama import BLOCK, KeyValueCache, room_for
from backend.models.networks.readers import Ids

# A text that leaves a cached one at most so many tokens before its end takes its place, as one
# that goes back does; else it gets a copy and both stay. To read so few again is hardly more work
# than a step.
SPARE = 8


@dataclass(frozen=True, eq=False)
class _Read:
    """A text that was read: its model, whether the start token was read before it, its ids, and its
    KV cache. Texts read with the start token and those read without have no beginning in common.
    """

    model: str
    start: bool
    ids: np.ndarray
    cache: KeyValueCache


class PrefixCache:
    """Keys and values of texts, at most `budget` bytes of them; those not used for longest go.

    For one thread, but anybody may ask for `new_tokens`. The KV caches of a pass count while it
    runs, also while another pass runs in its interludes; a text for which there is no room is read
    whole, and nothing of it kept. Where a pass fails, the caches it took are lost.
    """

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self._reads: list[_Read] = []  # the last used last
        self._promised = 0  # bytes, to the passes that run

    @property
    def used(self) -> int:
        """Bytes held, the room to grow in included."""
        return sum(read.cache.nbytes for read in list(self._reads))

    def new_tokens(self, model: str, ids: Ids, *, start: bool = True) -> int:
        """How many tokens of a text would pass the network, with `start` the start token too."""
        return len(ids) + start - self._longest(model, ids, start)[1]

    def next_logits(
        self, model: PackedAutoregressiveModel, texts: Sequence[Ids], *, start: bool = True
    ) -> np.ndarray:
        """(len(texts), vocab) float32: the logits of each text's next token, in one pass."""
        promised = self._promised
        caches = self._take(model, texts, start)
        try:
            logits = model.next_logits_from(texts, caches, start=start)
        finally:
            self._promised = promised
        for ids, cache in zip(texts, caches, strict=True):
            if cache is not None:
                read = _Read(model.name, start, np.asarray(ids, dtype=np.int64), cache)
                self._reads.append(read)
        return logits

    def _take(
        self, model: PackedAutoregressiveModel, texts: Sequence[Ids], start: bool
    ) -> list[KeyValueCache | None]:
        """A KV cache of its own for each text, as far as they fit; who gains most comes first."""
        found = [self._longest(model.name, ids, start) for ids in texts]
        claims = Counter(id(read) for read, _ in found)
        # what this pass goes on from counts as used: to the end
        self._reads.sort(key=lambda read: id(read) in claims)
        caches: list[KeyValueCache | None] = [None] * len(texts)
        for index in sorted(range(len(texts)), key=lambda index: -found[index][1]):
            read, shared = found[index]
            if read not in self._reads:  # making room for others may have cost it
                read, shared = None, 0
            needed = room_for(len(texts[index]) + start) * model.token_bytes
            sole = claims[id(read)] == 1
            own = read if read and sole and _may_go(read, shared, needed, model) else None
            needed = max(needed, own.cache.nbytes if own else 0)
            if self._promised + needed > self.budget:
                continue
            self._promised += needed
            if own:
                self._reads.remove(own)
                own.cache.crop(shared)
            self._make_room()
            if own:
                caches[index] = own.cache
            elif read and read in self._reads:
                caches[index] = read.cache.copy(shared)
            else:
                caches[index] = model.empty_cache()
        return caches

    def _make_room(self) -> None:
        while self._reads and self.used + self._promised > self.budget:
            self._reads.pop(0)

    def _longest(self, model: str, ids: Ids, start: bool) -> tuple[_Read | None, int]:
        """The read that shares the longest beginning, and that in tokens, a start token counted.

        The last token is never shared, as something must pass the network; one token alone is not
        worth a copy.
        """
        wanted = np.asarray(ids[:-1], dtype=np.int64)
        best: tuple[_Read | None, int] = (None, 0)
        for read in list(self._reads):  # as it is now: another thread's pass may change it
            if (read.model, read.start) != (model, start):
                continue
            shared = _alike(wanted, read.ids) + start
            shorter = best[0] is not None and len(read.ids) < len(best[0].ids)
            if shared > max(1, best[1]) or (shared == best[1] and shorter):
                best = (read, shared)
        return best


def _may_go(read: _Read, shared: int, needed: int, model: PackedAutoregressiveModel) -> bool:
    """Whether a text may take a KV cache over: that loses little, and leaves little room empty."""
    lost = read.cache.length - shared
    return lost <= SPARE and read.cache.nbytes <= needed + BLOCK * model.token_bytes


def _alike(one: np.ndarray, other: np.ndarray) -> int:
    """How many of the first ids are the same."""
    length = min(len(one), len(other))
    differs = one[:length] != other[:length]
    return int(differs.argmax()) if differs.any() else length
