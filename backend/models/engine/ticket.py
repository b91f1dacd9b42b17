"""What people hold while they wait for the engine: a claim on the result of a computation."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from backend.models.engine.operations import Request

if TYPE_CHECKING:
    from backend.models.engine.engine import Engine


class Answer(NamedTuple):
    """What came of a request, and its share of the network's time."""

    value: np.ndarray | None
    error: BaseException | None
    seconds: float


class Computation:
    """A request in the queue, and the tickets of everybody who waits for it."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.tickets: list[Ticket] = []


class Ticket:
    """One person's claim on the result of a request.

    Attributes:
        seconds: once there is a result, the network's time it took, whenever that was.
    """

    def __init__(self, engine: Engine, person: str) -> None:
        self.person = person
        self.seconds = 0.0
        self._engine = engine
        self._done = Event()
        self._value: np.ndarray | None = None
        self._error: BaseException | None = None

    def resolve(self, answer: Answer) -> None:
        self._value, self._error, self.seconds = answer
        self._done.set()

    @property
    def done(self) -> bool:
        return self._done.is_set()

    def place(self) -> int:
        """How many computations run before this one; 0 when its own is running or done."""
        return self._engine.place(self)

    def cancel(self) -> None:
        """Give up: the request leaves the queue unless somebody else waits for it too."""
        self._engine.cancel(self)

    def result(
        self, waiting: Callable[[int], None] | None = None, interval: float = 0.05
    ) -> np.ndarray:
        """Wait for the result.

        Args:
            waiting: called with the place in the queue every `interval` seconds. It may raise to
                give up; the request is then cancelled.

        Raises:
            Superseded: a newer request of the same person took its place.
            Exception: whatever the computation raised.
        """
        try:
            while not self._done.wait(interval):
                if waiting is not None:
                    waiting(self.place())
        finally:
            if not self.done:
                self.cancel()
        if self._error is not None:
            raise self._error
        assert self._value is not None
        return self._value
