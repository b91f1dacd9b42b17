"""What computes for the engine: the networks of this process, or something that stands for others.

An engine has one lane a worker. Who waits, what is shared and what is remembered is its business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any, NamedTuple, Protocol

import numpy as np

from backend.models.engine.malloc import give_back
from backend.models.engine.operations import Request, run
from backend.models.networks.prefix_cache import PrefixCache


class Computed(NamedTuple):
    """The answers to the requests of a pass, and the seconds the network took for all of them."""

    values: list[np.ndarray]
    seconds: float


class Worker(Protocol):
    """Computes one pass at a time, always on the same thread."""

    def work(self, request: Request) -> int:
        """Tokens that would pass the network for this request now, as far as is known here."""
        ...

    def compute(self, requests: Sequence[Request]) -> Computed:
        """The answers to requests that go with each other (see `request.run`).

        Raises:
            Unreachable: nothing that could compute answers; it would fail for each alone too.
            Exception: a request cannot be computed, which is its own fault.
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
        prefix_bytes: budget of what is remembered of texts read, see `PrefixCache`.
    """

    def __init__(self, model: Callable[[str], Any], prefix_bytes: int) -> None:
        self._model = model
        self._prefixes = PrefixCache(prefix_bytes)

    def work(self, request: Request) -> int:
        return request.work(self._prefixes)

    def compute(self, requests: Sequence[Request]) -> Computed:
        model = self._model(requests[0].model)
        begun = perf_counter()
        values = run(model, requests, self._prefixes)
        return Computed(values, perf_counter() - begun)

    def rest(self) -> None:
        give_back()

    def close(self) -> None:
        """A pass that runs is not broken off: it would take the program down with it."""
