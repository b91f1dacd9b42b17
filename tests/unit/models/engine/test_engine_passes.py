"""What an engine computes together, and whom a long job lets in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Barrier, Thread

import numpy as np
import pytest

from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.engine.operations import PASS_TOKENS, NextLogits, Operation
from backend.models.engine.worker import Computed
from backend.models.networks.interlude import LetIn
from tests.unit.models.engine.counting_model import CountingModel, ask, hold, in_time


def test_what_waits_together_is_computed_in_one_pass(engine: Engine, model: CountingModel) -> None:
    hold(engine, model)
    tickets = [engine.submit(ask(number, 1), f"person {number}") for number in range(3)]
    model.gate.set()
    for number, ticket in enumerate(tickets):
        np.testing.assert_array_equal(ticket.result(), np.full(5, number + 1))
    assert (engine.runs, engine.passes) == (4, 2)


def test_people_who_shared_a_pass_share_the_next(
    engine: Engine, model: CountingModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(engine, model)
    tickets = [engine.submit(ask(number), f"person {number}") for number in range(3)]
    model.gate.set()
    for ticket in tickets:
        ticket.result(in_time())
    monkeypatch.setattr("backend.models.engine.engine.GATHER", 60)
    model.entered.clear()
    first = engine.submit(ask(0, 1), "person 0")
    assert not model.entered.wait(0.1)  # the worker waits for the other two
    rest = [engine.submit(ask(number, 1), f"person {number}") for number in (1, 2)]
    for ticket in (first, *rest):
        ticket.result(in_time())
    assert (engine.runs, engine.passes) == (7, 3)


def test_one_that_fails_in_a_shared_pass_fails_alone(engine: Engine, model: CountingModel) -> None:
    hold(engine, model)
    fine, unlucky = engine.submit(ask(1), "ann"), engine.submit(ask(666), "bob")
    model.gate.set()
    np.testing.assert_array_equal(fine.result(), np.full(5, 1))
    with pytest.raises(RuntimeError, match="unlucky"):
        unlucky.result()


def test_a_long_job_lets_others_in_between(engine: Engine, model: CountingModel) -> None:
    steps = EngineModel(engine, "fake", "ann").each(list(range(20)), list(range(20)))
    next(steps)  # of the first pass: so many readings of 21 tokens as it holds
    engine.submit(ask(70), "bob").result()
    assert len(list(steps)) == 19
    assert model.asked.index((70,)) == PASS_TOKENS // 21


def test_a_job_of_forty_requests_delays_another_person_by_one_pass_at_most(
    engine: Engine, model: CountingModel
) -> None:
    job = Thread(
        target=lambda: [EngineModel(engine, "fake", "ann").logits_at([n], [0]) for n in range(40)]
    )
    model.gate.clear()
    job.start()
    assert model.entered.wait(10)  # her first request runs; the worker is held there
    single = engine.submit(ask(70), "bob")
    assert single.place() == 1
    model.gate.set()
    np.testing.assert_array_equal(single.result(in_time()), np.full(5, 70))
    job.join(10)
    assert model.asked.index((70,)) == 1
    assert len(model.asked) == 41


class Slow:
    """A worker that waits in the middle of a pass."""

    def __init__(self, begin: Callable[[int], object]) -> None:
        self.begin = begin

    def cost(self, operation: Operation) -> int:
        return operation.cost()

    def compute(self, batch: Sequence[Operation], let_in: LetIn | None = None) -> Computed:
        self.begin(len(batch))
        return Computed([np.zeros(1, dtype=np.float32) for _ in batch], 0.0)

    def rest(self) -> None:
        pass

    def close(self) -> None:
        pass


def test_lanes_share_what_waits() -> None:
    sizes: list[int] = []
    both = Barrier(2)

    def begin(size: int) -> None:
        sizes.append(size)
        both.wait(10)

    workers = [Slow(begin), Slow(begin)]
    engine = Engine(lambda name, progress: None, workers=workers)
    with engine._changed:
        tickets = [engine.submit(NextLogits("any", (n,)), str(n)) for n in range(10)]
    for ticket in tickets:
        ticket.result()
    engine.close()
    assert sizes == [5, 5]
