"""A bounded queue between people and models, and caches. Knows no screen, computes nothing itself.

People reach models only through a client (`client.py`), which reads like a model itself. What waits
in the queue is data (`Operation`): so it can be compared, cached and shared, computed in one pass,
and sent to another machine (`worker.py`). Who comes next is decided in `fair_queue.py`.
"""

from __future__ import annotations

import atexit
import logging
from collections.abc import Callable, Iterable, Sequence
from threading import Condition, Thread
from time import monotonic
from typing import Any

import numpy as np

from backend.budget_cache import BudgetCache
from backend.errors import Busy, Interrupted, Superseded, Unreachable, without_message
from backend.models.engine.fair_queue import FairQueue, Full
from backend.models.engine.operations import PASS_TOKENS, Operation
from backend.models.engine.pass_choice import Waiting, pass_choice
from backend.models.engine.preparation import Preparation
from backend.models.engine.ticket import Answer, Ticket
from backend.models.engine.worker import LocalWorker, Worker
from backend.models.networks.interlude import LetIn
from backend.models.weights.source import Progress

CAPACITY = 16_384  # tokens that may wait; two slow cores read 300 to 500 a second
# Tokens that a request counts for at least, as the network's weights are read for it too: a step of
# a text that is being written takes a pass as long as 25 tokens, or its part of one.
STEP_TOKENS = 8
CACHE_BYTES = 16 * 2**20  # 85 rows of logits of SmolLM2; analyses keep what they make of more
# Seconds to wait for people who have just shared a pass to come back with their next steps: without
# it the first one back gets a pass alone, and the others wait for that.
GATHER = 0.005
REST = 2.0  # seconds without an operation until workers are told so
PREFIX_BYTES = 112 * 2**20  # 2,548 tokens of SmolLM2: thirty people with up to 80 each

# Seconds a program that ends waits for the pass that runs: a thread that is killed inside torch
# takes the program down with it.
EXIT_LIMIT = 10.0

log = logging.getLogger(__name__)


class _Lane:
    """One worker, the thread it computes on, and what it computes now."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.running: list[Waiting] = []
        self.thread: Thread

    def start(self, work: Callable[[_Lane], None]) -> None:
        self.thread = Thread(target=work, args=(self,), name="logitscope-engine", daemon=True)
        self.thread.start()


class Engine:
    """Workers compute, everybody else waits in a bounded queue.

    Args:
        load: gives a model for a catalogue name; slow on first use (see `Preparation`).
        capacity: tokens of work that may wait before `Busy`.
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
        self.queue: FairQueue[Operation, Ticket] = FairQueue(capacity)
        self.runs = 0  # computations done, for tests and monitoring
        self.passes = 0  # through a network; several computations may share one
        self._cache: BudgetCache[Answer] = BudgetCache(cache_bytes)
        self._preparations: dict[str, Preparation] = {}
        self._load = load
        self._changed = Condition()
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

    def submit(self, operation: Operation, person: str, tab: str = "") -> Ticket:
        """Queue an operation. An older one of the same tab that still waits is cancelled; an equal
        one of anybody's is shared; a result in the cache is there at once.

        Args:
            person: shares the work equally with others, however many operations wait.
            tab: what of the person asks; each may have an operation.

        Raises:
            Busy: too much waits, and nobody has more of it waiting than this person.
            Superseded: the engine is closed.
        """
        tokens = self._lanes[0].worker.cost(operation)
        ticket = Ticket(person, tab, tokens, self.place, self.cancel)
        with self._changed:
            if self._closed:
                raise Superseded
            self._give_up(one for one in self.queue.claims() if one.of == ticket.of)
            known = self._cache.get(operation)
            if known is not None:
                ticket.from_cache = True
                ticket.resolve(known)
                return ticket
            for entry in self._running():
                if entry.key == operation:
                    entry.claims[ticket] = person
                    return ticket
            ahead = len(self.queue)
            try:
                work = max(STEP_TOKENS, tokens)
                for dropped in self.queue.add(operation, ticket, person, work):
                    dropped.resolve(Answer(None, Busy(ahead), 0.0))
            except Full:
                raise Busy(ahead) from None
            self._changed.notify_all()
        return ticket

    def status(self) -> dict[str, int]:
        """Computations and passes since the start; tokens that wait now, and that may."""
        return {
            "runs": self.runs,
            "passes": self.passes,
            "waiting": self.queue.tokens,
            "capacity": self.queue.capacity,
        }

    def place(self, ticket: Ticket) -> int:
        """How many other people are served before a ticket, those served now included."""
        with self._changed:
            served = {person for entry in self._running() for person in entry.people}
            return self.queue.place(ticket, served)

    def cancel(self, ticket: Ticket) -> None:
        with self._changed:
            self._give_up([ticket])

    def close(self, limit: float | None = None) -> None:
        """Stop the workers; what still waits gets `Superseded`, what runs is waited for.

        Args:
            limit: seconds to wait at most.
        """
        atexit.unregister(self.close)
        with self._changed:
            self._closed = True
            self._give_up(self.queue.claims())
            self._changed.notify_all()
            threads = [lane.thread for lane in self._lanes]
        for lane in self._lanes:
            lane.worker.close()
        end = None if limit is None else monotonic() + limit
        for thread in threads:
            thread.join(None if end is None else max(0.0, end - monotonic()))

    def _running(self) -> list[Waiting]:
        return [entry for lane in self._lanes for entry in lane.running]

    def _give_up(self, tickets: Iterable[Ticket]) -> None:
        """Take tickets out of the queue, and operations nobody waits for any more."""
        for ticket in list(tickets):
            if self.queue.leave(ticket):
                ticket.resolve(Answer(None, Superseded(), 0.0))

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
                broken_off = Answer(None, Interrupted(), 0.0)
                self._finish(lane, lane.running, [broken_off] * len(lane.running))
                if not self._closed:
                    lane.start(self._work)

    def _serve(self, lane: _Lane) -> bool:
        """One pass; False once the engine is closed."""
        with self._changed:
            quiet = not self._changed.wait_for(self._wanted, REST)
        if quiet:
            lane.worker.rest()
        with self._changed:
            if quiet and not self._running():
                self.queue.forget()
            self._changed.wait_for(self._wanted)
            if self._together > 1:
                self._changed.wait_for(
                    lambda: self._closed or len(self.queue) >= self._together, GATHER
                )
            if self._closed:
                return False
            batch = self._take(lane)
        if batch:  # else they gave up meanwhile, or another lane has taken them
            long = batch[0].cost > PASS_TOKENS
            self._pass(lane, batch, self._door(lane, batch[0]) if long else None)
        return True

    def _wanted(self) -> bool:
        return self._closed or len(self.queue) > 0

    def _door(self, lane: _Lane, long: Waiting) -> LetIn:
        """Lets short passes in while a long one runs, which gets half of the time at least."""
        spent = 0

        def let_in(done: float) -> None:
            nonlocal spent
            if spent > done * long.cost or not self.queue:
                return
            with self._changed:
                batch = self._take(lane, PASS_TOKENS)
            if batch:
                spent += sum(entry.cost for entry in batch)
                self._pass(lane, batch)

        return let_in

    def _take(self, lane: _Lane, longest: int | None = None) -> list[Waiting]:
        """What this lane computes now; nothing if nothing fits."""
        idle = sum(not other.running for other in self._lanes if other is not lane)
        chosen = pass_choice(
            self.queue.in_order(), lane.worker.cost, lanes=1 + idle, longest=longest
        )
        work = {operation: max(STEP_TOKENS, tokens) for operation, tokens in chosen.items()}
        batch = self.queue.take(work)
        lane.running = [*lane.running, *batch]
        return batch

    def _pass(self, lane: _Lane, batch: list[Waiting], let_in: LetIn | None = None) -> None:
        answers = self._compute(lane, [entry.key for entry in batch], let_in)
        with self._changed:
            self._finish(lane, batch, answers)

    def _finish(self, lane: _Lane, batch: list[Waiting], answers: list[Answer]) -> None:
        """Give what ran its answers."""
        for entry, answer in zip(batch, answers, strict=True):
            for ticket in entry.claims:
                ticket.resolve(answer)
        self._together = len(batch) + len(self.queue)
        lane.running = [entry for entry in lane.running if entry not in batch]

    def _compute(
        self, lane: _Lane, batch: list[Operation], let_in: LetIn | None = None
    ) -> list[Answer]:
        try:
            costs = [lane.worker.cost(operation) for operation in batch]
            values, seconds = lane.worker.compute(batch, let_in)
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
            self._cache.put(operation, answer, own.nbytes + operation.held_bytes)
            answers.append(answer)
        with self._changed:
            self.passes += 1
            self.runs += len(batch)
        return answers
