"""One worker, a bounded queue, and caches between people and models. Knows no screen.

Pages reach models only through `Engine.model(...)`, which reads like a model itself. What waits in
the queue is data (`Request`), not code: so requests can be compared, cached and shared, and later
batched or sent to another machine.
"""

from __future__ import annotations

import atexit
import logging
from collections import OrderedDict
from collections.abc import Callable
from threading import Condition, Event, Thread
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from backend.errors import Busy, Interrupted, Superseded
from backend.models.budget_cache import BudgetCache
from backend.models.engine_model import EngineModel
from backend.models.prefixes import PrefixCache
from backend.models.preparation import Preparation
from backend.models.request import Request, run

CAPACITY = 64  # computations that may wait; at about 0.1 s each, nobody waits much over 6 s
CACHE_BYTES = 96 * 2**20
# Seconds to wait for people who have just shared a pass to come back with their next steps: without
# it the first one back gets a pass alone, and the others wait for that.
GATHER = 0.005
PREFIX_BYTES = 112 * 2**20  # 2,548 tokens of SmolLM2: thirty people with up to 80 each
BATCH_TOKENS = 512  # in one pass; more gains nothing and makes everybody wait for the longest

# Seconds a program that ends waits for the pass that runs: a thread that is killed inside torch
# takes the program down with it.
EXIT_LIMIT = 10.0

log = logging.getLogger(__name__)


class _Answer(NamedTuple):
    """What came of a request, and its share of the network's time."""

    value: np.ndarray | None
    error: Exception | None
    seconds: float


class _Computation:
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

    def resolve(
        self,
        value: np.ndarray | None,
        error: BaseException | None = None,
        seconds: float = 0.0,
    ) -> None:
        self._value, self._error, self.seconds = value, error, seconds
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


class Engine:
    """Owns the networks: one thread computes, everybody else waits in a bounded queue.

    Args:
        load: gives a model for a catalogue name; slow on first use (see `Preparation`).
        capacity: computations that may wait before `Busy`.
        cache_bytes: budget of the result cache.
        prefix_bytes: budget of what is remembered of texts read, see `PrefixCache`.
    """

    def __init__(
        self,
        load: Callable[..., Any],
        *,
        capacity: int = CAPACITY,
        cache_bytes: int = CACHE_BYTES,
        prefix_bytes: int = PREFIX_BYTES,
    ) -> None:
        self.capacity = capacity
        self.runs = 0  # computations done, for tests and monitoring
        self.passes = 0  # through a network; several computations may share one
        self._cache: BudgetCache[_Answer] = BudgetCache(cache_bytes)
        self._prefixes = PrefixCache(prefix_bytes)  # the worker's alone
        self._preparations: dict[str, Preparation] = {}
        self._load = load
        self._changed = Condition()
        self._queue: OrderedDict[Request, _Computation] = OrderedDict()
        self._running: list[_Computation] = []
        self._together = 0  # computations of the last pass, and those that came meanwhile
        self._closed = False
        self._worker = self._start()
        atexit.register(self.close, EXIT_LIMIT)

    def model(
        self, name: str, person: str, waiting: Callable[[int], None] | None = None
    ) -> EngineModel:
        """A model's face for one person; its calls wait in the queue.

        Args:
            waiting: called while a call waits, with its place in the queue; may raise to give up.
        """
        return EngineModel(self, self.prepare(name), person, waiting)

    def prepare(self, name: str) -> Preparation:
        """Start to fetch and load a model, once; look at the answer for progress or failure.

        After a failure the next call starts anew.
        """
        with self._changed:
            preparation = self._preparations.get(name)
            if preparation is None or preparation.error is not None:
                preparation = self._preparations[name] = Preparation(name, self._load)
            return preparation

    def preparation(self, name: str) -> Preparation | None:
        """The preparation of a model as far as it has got, without starting one."""
        return self._preparations.get(name)

    def submit(self, request: Request, person: str) -> Ticket:
        """Queue a request. An older request of the same person that still waits is cancelled; an
        equal one of anybody's is shared; a result in the cache is there at once.

        Raises:
            Busy: the queue is full.
        """
        ticket = Ticket(self, person)
        with self._changed:
            self._drop_older(person)
            known = self._cache.get(request)
            if known is not None:
                ticket.resolve(*known)
                return ticket
            computation = self._shared(request)
            if computation is None:
                if len(self._queue) >= self.capacity:
                    raise Busy(len(self._queue))
                computation = self._queue[request] = _Computation(request)
            computation.tickets.append(ticket)
            self._changed.notify_all()
        return ticket

    def status(self) -> dict[str, int]:
        """Computations and passes since the start, what waits now, and how many may wait."""
        return {
            "runs": self.runs,
            "passes": self.passes,
            "waiting": len(self._queue),
            "capacity": self.capacity,
        }

    def place(self, ticket: Ticket) -> int:
        with self._changed:
            ahead = len(self._running)
            for computation in self._queue.values():
                if ticket in computation.tickets:
                    return ahead
                ahead += 1
            return 0

    def cancel(self, ticket: Ticket) -> None:
        with self._changed:
            self._leave(lambda other: other is ticket)

    def close(self, limit: float | None = None) -> None:
        """Stop the worker; what still waits gets `Superseded`, what runs is waited for.

        Args:
            limit: seconds to wait at most.
        """
        atexit.unregister(self.close)
        with self._changed:
            self._closed = True
            self._leave(lambda _: True)
            self._changed.notify_all()
            worker = self._worker
        worker.join(limit)

    def _shared(self, request: Request) -> _Computation | None:
        for computation in self._running:
            if computation.request == request:
                return computation
        return self._queue.get(request)

    def _drop_older(self, person: str) -> None:
        self._leave(lambda ticket: ticket.person == person)

    def _leave(self, leaves: Callable[[Ticket], bool]) -> None:
        """Take tickets out of the queue, and computations nobody waits for any more."""
        for request, computation in list(self._queue.items()):
            for ticket in [ticket for ticket in computation.tickets if leaves(ticket)]:
                computation.tickets.remove(ticket)
                ticket.resolve(None, Superseded())
            if not computation.tickets:
                del self._queue[request]

    def _start(self) -> Thread:
        worker = Thread(target=self._work, name="logitscope-engine", daemon=True)
        worker.start()
        return worker

    def _work(self) -> None:
        try:
            while self._serve():
                pass
        except BaseException as error:  # nobody else would come and answer those who wait
            # its message may quote what a person typed: type and place only
            broken = Exception(type(error).__name__).with_traceback(error.__traceback__)
            log.critical("the worker of the engine broke down and starts anew", exc_info=broken)
            with self._changed:
                self._finish([_Answer(None, Interrupted(), 0.0)] * len(self._running))
                if not self._closed:
                    self._worker = self._start()

    def _serve(self) -> bool:
        """One pass; False once the engine is closed."""
        with self._changed:
            while not self._queue and not self._closed:
                self._changed.wait()
            if self._together > 1:
                self._changed.wait_for(
                    lambda: self._closed or len(self._queue) >= self._together, GATHER
                )
            if self._closed:
                return False
            if not self._queue:  # they gave up meanwhile
                return True
            self._take()
        answers = self._compute([computation.request for computation in self._running])
        with self._changed:
            self._finish(answers)
        return True

    def _finish(self, answers: list[_Answer]) -> None:
        """Give what runs its answers."""
        for computation, answer in zip(self._running, answers, strict=True):
            for ticket in computation.tickets:
                ticket.resolve(*answer)
        self._together = len(self._running) + len(self._queue)
        self._running = []

    def _take(self) -> None:
        """Run the first in the queue, and those behind it that can share its pass, in their order.

        The queue is fair as it is: a person has at most one request in it, so the first has waited
        for no more than one of everybody else's.
        """
        _, first = self._queue.popitem(last=False)
        self._running = [first]
        work = first.request.work(self._prefixes)
        for request, computation in list(self._queue.items()):
            if not request.goes_with(first.request):
                continue
            more = request.work(self._prefixes)
            if work + more <= BATCH_TOKENS:
                self._running.append(computation)
                work += more
                del self._queue[request]

    def _compute(self, requests: list[Request]) -> list[_Answer]:
        try:
            model = self.prepare(requests[0].model).model()
            work = [request.work(self._prefixes) for request in requests]
            begun = perf_counter()
            values = run(model, requests, self._prefixes)
            seconds = perf_counter() - begun
        except Exception as error:  # it belongs to those who asked, not to the worker
            if len(requests) == 1:
                return [_Answer(None, error, 0.0)]
            # One of them spoils the pass for all: each by itself, and only that one fails.
            return [result for request in requests for result in self._compute([request])]
        self.passes += 1
        self.runs += len(requests)
        answers, total = [], max(1, sum(work))
        for request, value, share in zip(requests, values, work, strict=True):
            value.flags.writeable = False  # it is shared from here on
            answer = _Answer(value, None, seconds * share / total)
            self._cache.put(request, answer, value.nbytes)
            answers.append(answer)
        return answers
