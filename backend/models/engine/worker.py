"""What computes for the engine: the networks of this process, or something that stands for others.

An engine has one lane a worker. Who waits and what is shared is the engine's business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any, NamedTuple, Protocol

import numpy as np

from backend.models.engine.malloc import give_back
from backend.models.engine.operations import Operation
from backend.models.networks.interlude import LetIn, letting_in
from backend.models.networks.prefix_cache import PrefixCache


class Computed(NamedTuple):
    """The answers to the operations of a pass, and the seconds the network took for all of them."""

    values: list[np.ndarray]
    seconds: float


class Worker(Protocol):
    """Computes one pass at a time, always on the same thread."""

    def cost(self, operation: Operation) -> int:
        """Tokens that would pass the network for it now, as far as is known here; any thread."""
        ...

    def compute(self, batch: Sequence[Operation], let_in: LetIn | None = None) -> Computed:
        """The answers to operations of one batch key.

        Args:
            let_in: called now and then with the share of the pass that is done; it may compute
                another pass here before it returns. Not every worker can be held up.

        Raises:
            Unreachable: nothing that could compute answers; it would fail for each alone too.
            Exception: an operation cannot be computed, which is its own fault.
        """
        ...

    def rest(self) -> None:
        """Nobody has asked for anything for a while."""
        ...

    def close(self) -> None:
        """The engine closes, from another thread: what can be given up is given up."""
        ...


class LocalWorker:
    """The networks in this process.

    Args:
        model: gives the loaded model of a name; may wait for it, and raise as loading does.
        prefix_bytes: budget of the KV caches of texts read, see `PrefixCache`.
    """

    def __init__(self, model: Callable[[str], Any], prefix_bytes: int) -> None:
        self._model = model
        self._prefixes = PrefixCache(prefix_bytes)

    def cost(self, operation: Operation) -> int:
        return operation.cost(self._prefixes)

    def compute(self, batch: Sequence[Operation], let_in: LetIn | None = None) -> Computed:
        first = batch[0]
        if any(one.batch_key != first.batch_key for one in batch):
            raise ValueError("these operations do not share a pass")
        model = self._model(first.model)
        others = 0.0  # seconds

        def let_in_and_count(done: float) -> None:
            nonlocal others
            begun = perf_counter()
            if let_in is not None:
                let_in(done)
            others += perf_counter() - begun

        begun = perf_counter()
        with letting_in(let_in_and_count):
            values = first.run_batch(model, batch, self._prefixes)
        return Computed(values, perf_counter() - begun - others)

    def rest(self) -> None:
        give_back()

    def close(self) -> None:
        """A pass that runs is not broken off: it would take the program down with it."""
