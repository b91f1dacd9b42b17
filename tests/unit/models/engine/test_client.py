"""One person's handle: it reads like the model, and takes no more of the queue than is fair."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import numpy as np
import pytest

from backend.errors import Busy
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import STEP_TOKENS, Engine
from backend.models.engine.operations import PASS_TOKENS
from backend.models.networks.causal import AutoregressiveModel
from tests.unit.models.engine.counting_model import CountingModel, ask, hold, in_time
from tests.unit.models.tiny_reader import CANDIDATES, IDS, POSITION, tiny_reader


def test_the_handle_reads_like_the_model(engine: Engine) -> None:
    handle = EngineModel(engine, "fake", "ann")
    np.testing.assert_array_equal(handle.next_logits([1, 2]), np.full(5, 3))
    rows = dict(handle.each([4, 5, 6], [0, 2]))
    assert {position: row[0] for position, row in rows.items()} == {0: 4, 2: 6}


def test_the_handle_knows_what_had_been_computed_before(engine: Engine) -> None:
    first, again = (EngineModel(engine, "fake", person) for person in ("ann", "bob"))
    first.next_logits([1, 2])
    assert first.from_cache == 0
    again.next_logits([1, 2])
    again.next_logits_of([(1, 2), (1, 3)])
    assert again.from_cache == 2


def test_several_texts_of_one_person_share_a_pass(model: CountingModel) -> None:
    engine = Engine(lambda name, _: model)
    hold(engine, model)
    handle, answers = EngineModel(engine, "fake", "ann"), list[np.ndarray]()
    asking = Thread(target=lambda: answers.extend(handle.next_logits_of([(1,), (2,), (3,)])))
    asking.start()
    check = in_time()
    while len(engine.queue) < 3:
        check(0)
    model.gate.set()
    asking.join(10)
    assert [answer[0] for answer in answers] == [1, 2, 3]
    assert engine.passes == 2
    engine.close()


def test_of_many_texts_no_more_wait_than_two_passes_hold(
    engine: Engine, model: CountingModel
) -> None:
    hold(engine, model)
    handle, answers = EngineModel(engine, "fake", "ann"), list[np.ndarray]()
    texts = [(number, *[0] * (PASS_TOKENS // 2 - 2)) for number in range(9)]  # two make a pass
    asking = Thread(target=lambda: answers.extend(handle.next_logits_of(texts)))
    asking.start()
    check = in_time()
    while len(engine.queue) < 4:
        check(0)
    assert engine.status()["waiting"] == 2 * PASS_TOKENS
    model.gate.set()
    asking.join(10)
    assert [answer[0] for answer in answers] == list(range(9))


def test_a_full_queue_takes_none_of_several(engine: Engine, model: CountingModel) -> None:
    hold(engine, model)
    engine.queue.capacity = 3 * STEP_TOKENS
    for number in range(3):
        engine.submit(ask(number), f"person {number}")
    with pytest.raises(Busy):
        EngineModel(engine, "fake", "ann").next_logits_of([(70,), (71,)])


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


@pytest.fixture(scope="module")
def tiny() -> AutoregressiveModel:
    return tiny_reader()


@pytest.fixture
def tiny_engine(tiny: AutoregressiveModel) -> Iterator[Engine]:
    engine = Engine(lambda name, progress: tiny)
    yield engine
    engine.close()


def test_through_the_engine_it_is_the_same_in_batches(
    tiny_engine: Engine, tiny: AutoregressiveModel
) -> None:
    handle = EngineModel(tiny_engine, "fake", "ann")
    found = np.stack(list(handle.surprisals_after(IDS, POSITION, CANDIDATES)))
    plain = np.stack(list(tiny.surprisals_after(IDS, POSITION, CANDIDATES)))
    np.testing.assert_allclose(found, plain, atol=1e-5)
    assert tiny_engine.passes == 2


def test_the_engine_tells_what_an_answer_cost_also_when_it_knows_it_already(
    tiny_engine: Engine,
) -> None:
    first, second = EngineModel(tiny_engine, "fake", "ann"), EngineModel(tiny_engine, "fake", "bob")
    for handle in (first, second):
        list(handle.surprisals_after(IDS, POSITION, CANDIDATES))
    assert tiny_engine.passes == 2
    assert first.seconds > 0
    assert second.seconds == first.seconds
