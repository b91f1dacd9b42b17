"""A bounded queue between people and models, and caches. Knows no screen, computes nothing itself.

People reach models only through a client (`client.py`), which reads like a model itself. What waits
in the queue is data (`Operation`): so it can be compared, cached and shared, computed in one pass,
and sent to another machine (`worker.py`).
"""

from __future__ import annotations

import atexit
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Condition, Thread
from time import monotonic
from typing import Any

import numpy as np

from backend.budget_cache import BudgetCache
from backend.errors import Busy, Interrupted, Superseded, Unreachable, without_message
from backend.models.engine.operations import Operation
from backend.models.engine.preparation import Preparation
from backend.models.engine.ticket import Answer, Computation, Ticket
from backend.models.engine.worker import LocalWorker, Worker
from backend.models.weights.source import Progress

CAPACITY = 64  # computations that may wait; at about 0.1 s each, nobody waits much over 6 s
CACHE_BYTES = 16 * 2**20  # 85 rows of logits of SmolLM2; analyses keep what they make of more
# Seconds to wait for people who have just shared a pass to come back with their next steps: without
# it the first one back gets a pass alone, and the others wait for that.
GATHER = 0.005
REST = 2.0  # seconds without an operation until workers are told so
PREFIX_BYTES = 112 * 2**20  # 2,548 tokens of SmolLM2: thirty people with up to 80 each
BATCH_TOKENS = 512  # in one pass; more gains nothing and makes everybody wait for the longest

# Seconds a program that ends waits for the pass that runs: a thread that is killed inside torch
# takes the program down with it.
EXIT_LIMIT = 10.0

log = logging.getLogger(__name__)


class _Lane:
    """One worker, the thread it computes on, and what it computes now."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.running: list[Computation] = []
        self.thread: Thread

    def start(self, work: Callable[[_Lane], None]) -> None:
        self.thread = Thread(target=work, args=(self,), name="logitscope-engine", daemon=True)
        self.thread.start()


class Engine:
    """Workers compute, everybody else waits in a bounded queue.

    Args:
        load: gives a model for a catalogue name; slow on first use (see `Preparation`).
        capacity: computations that may wait before `Busy`.
        cache_bytes: budget of the result cache.
        prefix_bytes: budget of the KV caches that the worker of this process keeps.
        workers: who computes; none: the loaded models, on one thread.
    """

    def __init__(
        self,
        load: Callable[[str, Progress], Any],
        *,
        capacity: int = CAPACITY,
        cache_bytes: int = CACHE_BYTES,
        prefix_bytes: int = PREFIX_BYTES,
        workers: Sequence[Worker] = (),
    ) -> None:
        self.capacity = capacity
        self.runs = 0  # computations done, for tests and monitoring
        self.passes = 0  # through a network; several computations may share one
        self._cache: BudgetCache[Answer] = BudgetCache(cache_bytes)
        self._preparations: dict[str, Preparation] = {}
        self._load = load
        self._changed = Condition()
        self._queue: OrderedDict[Operation, Computation] = OrderedDict()
        self._together = 0  # computations of the last pass, and those that came meanwhile
        self._closed = False
        workers = workers or [LocalWorker(self._loaded, prefix_bytes)]
        self._lanes = [_Lane(worker) for worker in workers]
        for lane in self._lanes:
            lane.start(self._work)
        atexit.register(self.close, EXIT_LIMIT)

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

    def submit(self, operation: Operation, person: str) -> Ticket:
        """Queue an operation. An older one of the same person that still waits is cancelled; an
        equal one of anybody's is shared; a result in the cache is there at once.

        Raises:
            Busy: the queue is full.
            Superseded: the engine is closed.
        """
        ticket = Ticket(person, self.place, self.cancel)
        with self._changed:
            if self._closed:
                raise Superseded
            self._drop_older(person)
            known = self._cache.get(operation)
            if known is not None:
                ticket.from_cache = True
                ticket.resolve(known)
                return ticket
            computation = self._shared(operation)
            if computation is None:
                if len(self._queue) >= self.capacity:
                    raise Busy(len(self._queue))
                computation = self._queue[operation] = Computation(operation)
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
            ahead = sum(len(lane.running) for lane in self._lanes)
            for computation in self._queue.values():
                if ticket in computation.tickets:
                    return ahead
                ahead += 1
            return 0

    def cancel(self, ticket: Ticket) -> None:
        with self._changed:
            self._leave(lambda other: other is ticket)

    def close(self, limit: float | None = None) -> None:
        """Stop the workers; what still waits gets `Superseded`, what runs is waited for.

        Args:
            limit: seconds to wait at most.
        """
        atexit.unregister(self.close)
        with self._changed:
            self._closed = True
            self._leave(lambda _: True)
            self._changed.notify_all()
            threads = [lane.thread for lane in self._lanes]
        for lane in self._lanes:
            lane.worker.close()
        end = None if limit is None else monotonic() + limit
        for thread in threads:
            thread.join(None if end is None else max(0.0, end - monotonic()))

    def _shared(self, operation: Operation) -> Computation | None:
        for lane in self._lanes:
            for computation in lane.running:
                if computation.operation == operation:
                    return computation
        return self._queue.get(operation)

    def _drop_older(self, person: str) -> None:
        self._leave(lambda ticket: ticket.person == person)

    def _leave(self, leaves: Callable[[Ticket], bool]) -> None:
        """Take tickets out of the queue, and computations nobody waits for any more."""
        for operation, computation in list(self._queue.items()):
            for ticket in [ticket for ticket in computation.tickets if leaves(ticket)]:
                computation.tickets.remove(ticket)
                ticket.resolve(Answer(None, Superseded(), 0.0))
            if not computation.tickets:
                del self._queue[operation]

    def _loaded(self, name: str) -> Any:
        return self.prepare(name).model()

    def _work(self, lane: _Lane) -> None:
        try:
            while self._serve(lane):
                pass
        except BaseException as error:  # nobody else would come and answer those who wait
            broken = without_message(error)
            log.critical("a worker of the engine broke down and starts anew", exc_info=broken)
            with self._changed:
                self._finish(lane, [Answer(None, Interrupted(), 0.0)] * len(lane.running))
                if not self._closed:
                    lane.start(self._work)

    def _serve(self, lane: _Lane) -> bool:
        """One pass; False once the engine is closed."""
        with self._changed:
            quiet = not self._changed.wait_for(self._wanted, REST)
        if quiet:
            lane.worker.rest()
        with self._changed:
            self._changed.wait_for(self._wanted)
            if self._together > 1:
                self._changed.wait_for(
                    lambda: self._closed or len(self._queue) >= self._together, GATHER
                )
            if self._closed:
                return False
            if not self._queue:  # they gave up meanwhile, or another lane has taken them
                return True
            self._take(lane)
        answers = self._compute(lane, [computation.operation for computation in lane.running])
        with self._changed:
            self._finish(lane, answers)
        return True

    def _wanted(self) -> bool:
        return self._closed or bool(self._queue)

    def _finish(self, lane: _Lane, answers: list[Answer]) -> None:
        """Give what runs its answers."""
        for computation, answer in zip(lane.running, answers, strict=True):
            for ticket in computation.tickets:
                ticket.resolve(answer)
        self._together = len(lane.running) + len(self._queue)
        lane.running = []

    def _take(self, lane: _Lane) -> None:
        """Run the first in the queue, and those behind it that can share its pass, in their order.

        The queue is fair as it is: a person has at most one operation in it, so the first has
        waited for no more than one of everybody else's. Each lane leaves a share to idle ones.
        """
        idle = sum(not lane.running for lane in self._lanes)
        _, first = self._queue.popitem(last=False)
        lane.running = [first]
        cost = lane.worker.cost(first.operation)
        others = {
            operation: lane.worker.cost(operation)
            for operation in self._queue
            if operation.batch_key == first.operation.batch_key
        }
        share = -(-(cost + sum(others.values())) // idle)
        for operation, more in others.items():
            if cost + more <= min(BATCH_TOKENS, share):
                lane.running.append(self._queue.pop(operation))
                cost += more

    def _compute(self, lane: _Lane, batch: list[Operation]) -> list[Answer]:
        try:
            costs = [lane.worker.cost(operation) for operation in batch]
            values, seconds = lane.worker.compute(batch)
        except Exception as error:  # it belongs to those who asked, not to the worker
            if len(batch) == 1 or isinstance(error, Unreachable):
                return [Answer(None, error, 0.0)] * len(batch)
            # One of them spoils the pass for all: each by itself, and only that one fails.
            return [answer for operation in batch for answer in self._compute(lane, [operation])]
        answers, total = [], max(1, sum(costs))
        for operation, value, cost in zip(batch, values, costs, strict=True):
            whole = value.base
            # a part of something larger would keep all of it in memory
            part_of_more = isinstance(whole, np.ndarray) and whole.nbytes > value.nbytes
            own = value.copy() if part_of_more else value
            own.flags.writeable = False  # it is shared from here on
            answer = Answer(own, None, seconds * cost / total)
            self._cache.put(operation, answer, own.nbytes)
            answers.append(answer)
        with self._changed:
            self.passes += 1
            self.runs += len(batch)
        return answers
