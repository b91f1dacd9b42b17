"""Work that several threads of a program want at once is done by one of them; the others watch.

A failure holds for a while for all: where there is no network, whoever comes a little later is told
at once, and does not begin the same long wait again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Event, Lock
from time import monotonic
from typing import Generic, TypeVar

from backend.models.weights.source import Progress

Result = TypeVar("Result")

LOOK_EVERY = 0.1  # seconds between two looks of those who watch


@dataclass(eq=False)
class _Work(Generic[Result]):
    done: Event = field(default_factory=Event)
    stage: tuple[str, int, int] | None = None
    result: Result | None = None
    error: Exception | None = None
    ended: float = 0.0

    def tell(self, stage: str, done: int, total: int) -> None:
        self.stage = (stage, done, total)


class Together(Generic[Result]):
    """One at a time for each key.

    Args:
        now: seconds of a clock that never goes back.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._works: dict[Hashable, _Work[Result]] = {}
        self._lock = Lock()

    def run(
        self,
        key: Hashable,
        work: Callable[[Progress], Result],
        progress: Progress,
        *,
        remember: float,
    ) -> Result:
        """The result of `work`, by this thread or the one that is at it already.

        Args:
            key: what the work is about.
            work: told where to report its progress.
            progress: of this caller; told of the work whoever does it.
            remember: seconds for which a failure is told again without a new try.

        Raises:
            Exception: what `work` raised. One instance for all: whoever raises it to a person
                makes an own one of it.
        """
        while True:
            ours, mine = self._claim(key, remember)
            if mine:
                return self._do(key, ours, work, progress)
            while not ours.done.wait(LOOK_EVERY):
                if ours.stage is not None:
                    progress(*ours.stage)
            if ours.error is not None:
                raise ours.error
            if ours.result is not None:
                return ours.result
            # it was broken off by whoever did it: now it is our turn

    def forget_failures(self) -> None:
        """The next who wants anything tries again."""
        with self._lock:
            for key in [key for key, work in self._works.items() if work.error is not None]:
                del self._works[key]

    def _claim(self, key: Hashable, remember: float) -> tuple[_Work[Result], bool]:
        """The work under that key, and whether it is for this thread to do."""
        with self._lock:
            known = self._works.get(key)
            if known is not None and (
                not known.done.is_set()
                or (known.error is not None and self._now() - known.ended < remember)
            ):
                return known, False
            fresh = self._works[key] = _Work[Result]()
            return fresh, True

    def _do(
        self,
        key: Hashable,
        ours: _Work[Result],
        work: Callable[[Progress], Result],
        progress: Progress,
    ) -> Result:
        def report(stage: str, done: int, total: int) -> None:
            ours.tell(stage, done, total)
            progress(stage, done, total)

        try:
            ours.result = work(report)
        except Exception as error:
            ours.error = error
            raise
        else:
            return ours.result
        finally:
            with self._lock:
                if ours.error is None and self._works.get(key) is ours:
                    del self._works[key]  # what is there is looked up where it is
                ours.ended = self._now()
                ours.done.set()
