"""The engine: shared work, a bounded queue, cancellation, errors that stay with those who asked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from threading import Event, Thread
from time import monotonic

import numpy as np
import pytest

from backend.errors import Attempt, Busy, Interrupted, ModelUnavailable, Superseded
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.engine.operations import LogitsAt, NextLogits
from backend.models.networks.masked import Gap


class CountingModel:
    """Logits that tell what was asked; a gate holds the worker up where a test needs it."""

    vocabulary_size = 5

    def __init__(self) -> None:
        self.asked: list[tuple[int, ...]] = []
        self.gate = Event()
        self.gate.set()
        self.entered = Event()

    def next_logits_of(self, texts: list[tuple[int, ...]]) -> np.ndarray:
        self.asked.extend(texts)
        self.entered.set()
        assert self.gate.wait(10)
        if (777,) in texts:
            raise SystemExit(f"they typed {texts}")
        if (666,) in texts:
            raise RuntimeError("unlucky")
        return np.stack([np.full(5, sum(ids), dtype=np.float32) for ids in texts])

    def logits_of(self, gaps: list[Gap]) -> list[np.ndarray]:
        return [self.next_logits_of([(gap.ids[gap.wanted[0]],)]) for gap in gaps]


@pytest.fixture
def model() -> CountingModel:
    return CountingModel()


@pytest.fixture
def engine(model: CountingModel) -> Iterator[Engine]:
    engine = Engine(lambda name, progress: model, capacity=3)
    yield engine
    model.gate.set()
    engine.close()


def ask(*ids: int) -> NextLogits:
    return NextLogits("fake", ids)


def in_time(seconds: float = 10) -> Callable[[int], None]:
    """Gives up waiting, so that a test whose answer never comes fails."""
    last = monotonic() + seconds

    def check(place: int) -> None:
        assert monotonic() < last, "no answer"

    return check


def hold(engine: Engine, model: CountingModel) -> None:
    """Keep the worker busy until the gate opens."""
    model.gate.clear()
    engine.submit(ask(99), "somebody else")
    assert model.entered.wait(10)


def test_the_handle_reads_like_the_model(engine: Engine) -> None:
    handle = EngineModel(engine, "fake", "ann")
    np.testing.assert_array_equal(handle.next_logits([1, 2]), np.full(5, 3))
    rows = dict(handle.each([4, 5, 6], [0, 2]))
    assert {position: row[0] for position, row in rows.items()} == {0: 4, 2: 6}


def test_several_texts_of_one_person_share_a_pass(model: CountingModel) -> None:
    engine = Engine(lambda name, _: model, capacity=6)
    hold(engine, model)
    handle, answers = EngineModel(engine, "fake", "ann"), list[np.ndarray]()
    asking = Thread(target=lambda: answers.extend(handle.next_logits_of([(1,), (2,), (3,)])))
    asking.start()
    check = in_time()
    while len(engine._queue) < 3:
        check(0)
    model.gate.set()
    asking.join(10)
    assert [answer[0] for answer in answers] == [1, 2, 3]
    assert engine.passes == 2
    engine.close()


def test_one_person_fills_no_more_than_half_of_the_queue(
    model: CountingModel,
) -> None:
    engine = Engine(lambda name, _: model, capacity=6)
    hold(engine, model)
    handle, answers = EngineModel(engine, "fake", "ann"), list[np.ndarray]()
    asking = Thread(target=lambda: answers.extend(handle.next_logits_of([(n,) for n in range(9)])))
    asking.start()
    check = in_time()
    while len(engine._queue) < 3:
        check(0)
    assert not engine.submit(ask(50), "bob").done  # there is room for others
    model.gate.set()
    asking.join(10)
    assert [answer[0] for answer in answers] == list(range(9))
    engine.close()


def test_a_full_queue_takes_none_of_several(engine: Engine, model: CountingModel) -> None:
    hold(engine, model)
    for number in range(engine.capacity):
        engine.submit(ask(number), f"person {number}")
    with pytest.raises(Busy):
        EngineModel(engine, "fake", "ann").next_logits_of([(70,), (71,)])


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
    for number in range(engine.capacity):
        engine.submit(ask(number), f"person {number}")
    with pytest.raises(Busy) as busy:
        engine.submit(ask(50), "one too many")
    assert busy.value.ahead == engine.capacity
    # an equal request needs no place of its own
    assert not engine.submit(ask(0), "friend of person 0").done


def test_everybody_sees_a_place_in_the_queue(engine: Engine, model: CountingModel) -> None:
    hold(engine, model)
    places = [engine.submit(ask(number), f"person {number}").place() for number in range(3)]
    assert places == [1, 2, 3]


def test_a_newer_request_of_a_person_cancels_the_older(
    engine: Engine, model: CountingModel
) -> None:
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


def test_giving_up_while_waiting_takes_the_request_out_of_the_queue(
    engine: Engine, model: CountingModel
) -> None:
    hold(engine, model)

    def give_up(place: int) -> None:
        raise KeyboardInterrupt  # like Streamlit's own: no Exception

    with pytest.raises(KeyboardInterrupt):
        EngineModel(engine, "fake", "ann", waiting=give_up).next_logits([5])
    model.gate.set()
    engine.submit(ask(6), "bob").result()
    assert (5,) not in model.asked


def test_an_error_reaches_only_those_who_asked(engine: Engine) -> None:
    with pytest.raises(RuntimeError, match="unlucky"):
        engine.submit(ask(666), "ann").result()
    np.testing.assert_array_equal(engine.submit(ask(1), "bob").result(), np.full(5, 1))


def test_a_worker_that_breaks_down_fails_what_it_ran_and_starts_anew(
    engine: Engine, model: CountingModel, caplog: pytest.LogCaptureFixture
) -> None:
    hold(engine, model)
    fatal = engine.submit(ask(777), "ann")
    beside = engine.submit(ask(1), "bob")  # shares its pass
    model.gate.set()
    for running in (fatal, beside):
        with pytest.raises(Interrupted, match="Try again"):
            running.result(in_time())
    np.testing.assert_array_equal(engine.submit(ask(1), "bob").result(), np.full(5, 1))
    assert "starts anew" in caplog.text
    assert "SystemExit" in caplog.text
    assert "they typed [" not in caplog.text


def test_what_waits_behind_a_broken_pass_is_still_computed(
    engine: Engine, model: CountingModel
) -> None:
    hold(engine, model)
    fatal = engine.submit(ask(777), "ann")
    waiting = engine.submit(LogitsAt("fake", (4, 5), (1,)), "bob")  # not of its pass
    model.gate.set()
    with pytest.raises(Interrupted):
        fatal.result(in_time())
    np.testing.assert_array_equal(waiting.result(in_time()), np.full((1, 5), 5))


def test_closing_works_after_a_breakdown(model: CountingModel) -> None:
    engine = Engine(lambda name, progress: model)
    with pytest.raises(Interrupted):
        engine.submit(ask(777), "ann").result(in_time())
    engine.close()
    assert not any(lane.thread.is_alive() for lane in engine._lanes)


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
    next(steps)  # the first batch of eight
    engine.submit(ask(70), "bob").result()
    assert len(list(steps)) == 19
    assert model.asked.index((70,)) == 8


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


def test_a_model_that_cannot_be_had_fails_for_itself_alone() -> None:
    failure = ModelUnavailable("missing", (Attempt("nowhere", "not there"),), "Put it there.")

    def load(name: str, progress: object) -> CountingModel:
        if name == "missing":
            raise failure
        return CountingModel()

    engine = Engine(load)
    with pytest.raises(ModelUnavailable):
        EngineModel(engine, "missing", "ann").next_logits([1])
    np.testing.assert_array_equal(
        EngineModel(engine, "fine", "ann").next_logits([1]), np.full(5, 1)
    )
    first = engine.preparation("missing")
    assert first is not None
    assert first.error is failure
    assert engine.prepare("missing") is not first  # the next person may try again
    engine.close()


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
from backend.models.engine.engine import Engine
from backend.models.engine.operations import Logits, NextLogits

class Slow:
    vocabulary_size = 5
    def next_logits_of(self, texts):
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
