"""A room of people on an engine whose network is a fake: who is served, and after whom."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import numpy as np
import pytest

from backend.errors import Busy
from backend.models.engine.engine import Engine
from backend.models.engine.operations import PASS_TOKENS
from backend.models.engine.ticket import Ticket
from backend.models.networks.interlude import interlude
from tests.unit.models.engine.counting_model import CountingModel, ask, hold, in_time

TABS, MANY_TABS, PEOPLE = 8, 70, 30
LONG = 4 * PASS_TOKENS - 1
PARTS = 8  # of a pass


def long_text(engine: Engine, person: str, number: int) -> Ticket:
    return engine.submit(ask(number, *[0] * (LONG - 1)), person, f"tab {number}")


def served(model: CountingModel) -> list[int]:
    return [ids[0] for ids in model.asked]


def test_a_bystander_comes_before_what_eight_tabs_of_one_browser_ask(
    engine: Engine, model: CountingModel
) -> None:
    hold(engine, model)
    tabs = [long_text(engine, "rude", number) for number in range(TABS)]
    bystander = engine.submit(ask(50), "ann")
    model.gate.set()
    for ticket in (*tabs, bystander):
        ticket.result(in_time())
    assert served(model) == [99, 50, *range(TABS)]


def test_of_seventy_tabs_of_one_browser_the_last_are_busy_and_nobody_else(
    engine: Engine, model: CountingModel
) -> None:
    hold(engine, model)
    tabs, refused = [], 0
    for number in range(MANY_TABS):
        try:
            tabs.append(long_text(engine, "rude", number))
        except Busy:
            refused += 1
    assert refused == MANY_TABS - engine.queue.capacity // (LONG + 1)
    room = [engine.submit(ask(100 + n, 0, 0), f"person {n}") for n in range(PEOPLE)]
    lost = [ticket for ticket in tabs if ticket.done]  # their room was needed
    assert 1 <= len(lost) <= 1 + PEOPLE * 8 // (LONG + 1)
    for ticket in lost:
        with pytest.raises(Busy):
            ticket.result()
    model.gate.set()
    for ticket in room:
        ticket.result(in_time())
    assert set(served(model)[1 : 1 + PEOPLE]) == set(range(100, 100 + PEOPLE))


def test_what_a_person_asks_in_one_tab_leaves_the_other_alone(
    engine: Engine, model: CountingModel
) -> None:
    hold(engine, model)
    there, here = (engine.submit(ask(n), "ann", f"tab {n}") for n in (1, 2))
    newer = engine.submit(ask(3), "ann", "tab 2")
    assert here.done
    model.gate.set()
    for ticket in (there, newer):
        ticket.result(in_time())
    assert served(model) == [99, 1, 3]


class InParts(CountingModel):
    """A long pass waits at its first interlude for the word to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.go_on = Event(), Event()
        self.ended: list[int] = []

    def next_logits_of(self, texts: list[tuple[int, ...]], *, start: bool = True) -> np.ndarray:
        if len(texts[0]) == LONG:
            self.begun.set()
            assert self.go_on.wait(10)
            for part in range(PARTS):
                interlude(part, PARTS)
        self.ended += [ids[0] for ids in texts]
        return super().next_logits_of(texts, start=start)


@pytest.fixture
def in_parts() -> InParts:
    return InParts()


@pytest.fixture
def room(in_parts: InParts) -> Iterator[Engine]:
    engine = Engine(lambda name, progress: in_parts)
    yield engine
    in_parts.go_on.set()
    engine.close()


def test_a_long_pass_lets_short_ones_in(room: Engine, in_parts: InParts) -> None:
    long = long_text(room, "rude", 1)
    assert in_parts.begun.wait(10)
    other = long_text(room, "rude", 2)
    bystander = room.submit(ask(50), "ann")
    in_parts.go_on.set()
    for ticket in (long, other, bystander):
        ticket.result(in_time())
    assert in_parts.ended == [50, 1, 2]
    np.testing.assert_array_equal(bystander.result(), np.full(5, 50))
    assert room.runs == room.passes == 3


def test_a_long_pass_gets_half_of_the_time_however_many_short_ones_come(
    room: Engine, in_parts: InParts
) -> None:
    long = long_text(room, "ann", 1)
    assert in_parts.begun.wait(10)
    half_a_pass = [0] * (PASS_TOKENS // 2)  # two would not fit into one
    for number in range(50, 70):
        room.submit(ask(number, *half_a_pass), f"person {number}")
    in_parts.go_on.set()
    long.result(in_time())
    before = in_parts.ended.index(1)
    # as much as the long pass has, and one pass more
    assert 1 < before <= 1 + -(-(LONG + 1) // (len(half_a_pass) + 2))


def test_what_was_let_in_fails_alone(room: Engine, in_parts: InParts) -> None:
    long = long_text(room, "ann", 1)
    assert in_parts.begun.wait(10)
    unlucky = room.submit(ask(666), "bob")
    in_parts.go_on.set()
    with pytest.raises(RuntimeError, match="unlucky"):
        unlucky.result(in_time())
    np.testing.assert_array_equal(long.result(in_time()), np.full(5, 1))
