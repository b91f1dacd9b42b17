"""The engine: shared work, a bounded queue, cancellation, an end."""

from __future__ import annotations

import subprocess
import sys
from threading import Thread

import numpy as np
import pytest

from backend.errors import Busy, Superseded
from backend.models.engine.engine import STEP_TOKENS, Engine
from tests.unit.models.engine.counting_model import CountingModel, ask, hold


def test_a_hundred_people_with_one_prompt_make_one_run(
    engine: Engine, model: CountingModel
) -> None:
    hold(engine, model)
    tickets = [engine.submit(ask(1, 2), f"person {number}") for number in range(100)]
    model.gate.set()
    for ticket in tickets:
        np.testing.assert_array_equal(ticket.result(), np.full(5, 3))
    assert model.asked.count((1, 2)) == 1


def test_a_repeated_request_comes_from_the_cache(engine: Engine, model: CountingModel) -> None:
    first = engine.submit(ask(1), "ann").result()
    again = engine.submit(ask(1), "bob")
    assert again.done
    assert again.result() is first
    assert model.asked == [(1,)]


def test_what_is_shared_cannot_be_changed(engine: Engine) -> None:
    with pytest.raises(ValueError, match="read-only"):
        engine.submit(ask(1), "ann").result()[0] = 7


def test_past_the_bound_the_engine_says_busy_and_how_many_are_ahead(
    engine: Engine, model: CountingModel
) -> None:
    hold(engine, model)
    engine.queue.capacity = 3 * STEP_TOKENS
    for number in range(3):
        engine.submit(ask(number), f"person {number}")
    with pytest.raises(Busy) as busy:
        engine.submit(ask(50), "one too many")
    assert busy.value.ahead == 3
    # an equal request needs no place of its own
    assert not engine.submit(ask(0), "friend of person 0").done


def test_everybody_sees_a_place_in_the_queue(engine: Engine, model: CountingModel) -> None:
    hold(engine, model)
    places = [engine.submit(ask(number), f"person {number}").place() for number in range(3)]
    assert places == [1, 2, 3]


def test_a_newer_request_of_a_tab_cancels_the_older(engine: Engine, model: CountingModel) -> None:
    hold(engine, model)
    typed = [engine.submit(ask(number), "ann") for number in range(3)]
    model.gate.set()
    np.testing.assert_array_equal(typed[-1].result(), np.full(5, 2))
    for older in typed[:-1]:
        with pytest.raises(Superseded):
            older.result()
    assert model.asked == [(99,), (2,)]


def test_cancelling_leaves_alone_who_waits_for_the_same(
    engine: Engine, model: CountingModel
) -> None:
    hold(engine, model)
    hers, his = engine.submit(ask(4), "ann"), engine.submit(ask(4), "bob")
    hers.cancel()
    model.gate.set()
    np.testing.assert_array_equal(his.result(), np.full(5, 4))
    with pytest.raises(Superseded):
        hers.result()


def test_closing_ends_the_worker_and_everybody_who_waits(model: CountingModel) -> None:
    engine = Engine(lambda name, progress: model)
    hold(engine, model)
    waiting = engine.submit(ask(1), "ann")
    closing = Thread(target=engine.close)
    closing.start()
    with pytest.raises(Superseded):
        waiting.result()
    model.gate.set()
    closing.join(10)
    assert not closing.is_alive()


def test_a_program_that_forgets_to_close_ends_after_the_pass_that_runs() -> None:
    program = """
import time
import numpy as np
from backend.models.engine.engine import STEP_TOKENS, Engine
from backend.models.engine.operations import Logits, NextLogits

class Slow:
    vocabulary_size = 5
    def next_logits_of(self, texts, start):
        print("begun", flush=True)
        time.sleep(0.5)
        print("done", flush=True)
        return np.zeros((len(texts), 5), dtype=np.float32)

engine = Engine(lambda name, progress: Slow())
for number in range(3):
    kind = Logits if number else NextLogits
    engine.submit(kind("slow", (number,)), str(number))
time.sleep(0.2)
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert ended.stdout.split() == ["begun", "done"]
