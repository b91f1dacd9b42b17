"""What people hold while they wait for the engine: a claim on the result of a computation."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import NamedTuple

import numpy as np

_SELDOM = 0.2  # seconds: as late may somebody who waits notice that they have typed on


class Answer(NamedTuple):
    """What came of an operation, and its share of the network's time."""

    value: np.ndarray | None
    error: BaseException | None
    seconds: float


class Ticket:
    """One person's claim on the result of an operation.

    Args:
        person: who asks, and shares what a person may have.
        tab: what of that person; a newer request of the same tab takes the place of this one.
        tokens: what it costs as far as is known.
        place: tells how many people are served before a ticket.
        cancel: takes a ticket out of the queue.

    Attributes:
        seconds: once there is a result, the network's time it took, whenever that was.
        from_cache: the result was there before it was asked for.
    """

    def __init__(
        self,
        person: str,
        tab: str,
        tokens: int,
        place: Callable[[Ticket], int],
        cancel: Callable[[Ticket], None],
    ) -> None:
        self.person = person
        self.tab = tab
        self.tokens = tokens
        self.seconds = 0.0
        self.from_cache = False
        self._place = place
        self._cancel = cancel
        self._done = Event()
        self._value: np.ndarray | None = None
        self._error: BaseException | None = None

    def resolve(self, answer: Answer) -> None:
        self._value, self._error, self.seconds = answer
        self._done.set()

    @property
    def of(self) -> tuple[str, str]:
        """The person and the tab."""
        return self.person, self.tab

    @property
    def done(self) -> bool:
        return self._done.is_set()

    def place(self) -> int:
        """How many other people are served before; 0 when its own is running or done."""
        return self._place(self)

    def cancel(self) -> None:
        """Give up: the operation leaves the queue unless somebody else waits for it too."""
        self._cancel(self)

    def result(
        self, waiting: Callable[[int], None] | None = None, interval: float = 0.05
    ) -> np.ndarray:
        """Wait for the result.

        Args:
            waiting: called with the place in the queue after `interval` seconds, then less often:
                hundreds may wait. It may raise to give up; the operation is then cancelled.

        Raises:
            Superseded: a newer operation of the same tab took its place.
            Busy: there was too much to do, and this person had most of it waiting.
            Exception: whatever the computation raised.
        """
        try:
            while not self._done.wait(interval):
                if waiting is not None:
                    waiting(self.place())
                interval = min(2 * interval, _SELDOM)
        finally:
            if not self.done:
                self.cancel()
        if self._error is not None:
            raise self._error
        assert self._value is not None
        return self._value
