"""Two replicas on Ray Serve: the same results, and one that dies takes nothing with it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Event, Thread

import numpy as np
import pytest

from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.engine.remote.remote_worker import RemoteWorker
from backend.models.networks.causal import AutoregressiveModel
from backend.models.networks.loading import describe
from backend.models.networks.masked import MaskedModel
from tests.ray_room import Room

REPLICAS = 2
TEXT = "The capital of France is the city of Paris, and the river there"


# the first test waits for them
pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    room = Room(tmp_path_factory.mktemp("ray") / "log.txt", REPLICAS)
    try:
        room.wait_for(REPLICAS)
        yield room
    finally:
        room.stop()


@pytest.fixture
def lanes(room: Room) -> list[RemoteWorker]:
    return [RemoteWorker(room.address) for _ in range(REPLICAS)]


@pytest.fixture
def engine(lanes: list[RemoteWorker]) -> Iterator[Engine]:
    engine = Engine(describe, workers=lanes)
    yield engine
    engine.close()


def test_replicas_say_the_same(
    engine: Engine, smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    ids = smollm2.encode(TEXT)
    left, both = EngineModel(engine, "smollm2", "ann"), EngineModel(engine, "smollm2-masked", "ann")
    # one thread there, two here: float32 rounds in another order
    np.testing.assert_allclose(left.next_logits(ids), smollm2.next_logits(ids), atol=1e-3)
    np.testing.assert_allclose(left.logits(ids), smollm2.logits(ids), atol=1e-3)
    here = smollm2_masked.logits_at(ids, [3, 5])
    np.testing.assert_allclose(both.logits_at(ids, [3, 5]), here, atol=1e-3)
    for (position, logits), (other, expected) in zip(
        both.each(ids, [1, 4]), smollm2_masked.each(ids, [1, 4]), strict=True
    ):
        assert position == other
        np.testing.assert_allclose(logits, expected, atol=1e-3)


def test_what_a_replica_cannot_compute_fails_for_whoever_asked(engine: Engine) -> None:
    with pytest.raises(ValueError, match="could not compute"):
        EngineModel(engine, "smollm2", "ann").next_logits([10**6])
    assert EngineModel(engine, "smollm2", "bob").next_logits([5]).shape == (49_152,)


def test_a_replica_killed_under_load_loses_nothing(
    room: Room, lanes: list[RemoteWorker], engine: Engine, smollm2: AutoregressiveModel
) -> None:
    answers: dict[tuple[int, ...], np.ndarray] = {}
    failures: list[Exception] = []
    killed = Event()

    def person(number: int) -> None:
        model = EngineModel(engine, "smollm2", f"person {number}")
        for word in range(1000):
            ids = (1000 + number, 2000 + word, 3000)
            try:
                answers[ids] = model.next_logits(ids)
            except Exception as error:
                failures.append(error)
            if killed.is_set() and word >= 8:
                return

    people = [Thread(target=person, args=(number,)) for number in range(8)]
    for one in people:
        one.start()
    while len(answers) < 8:
        time.sleep(0.01)
    limit = time.monotonic() + 60
    while not sum(lane.retries for lane in lanes):  # one may die between two passes
        assert time.monotonic() < limit, "nobody noticed"
        for victim in room.processes("ServeReplica")[:1]:
            victim.kill()
        time.sleep(1)
    killed.set()
    for one in people:
        one.join(120)
    assert not any(one.is_alive() for one in people)
    assert not failures
    assert len(answers) >= 8 * 9
    for ids in list(answers)[:: len(answers) // 10]:
        np.testing.assert_allclose(answers[ids], smollm2.next_logits(ids), atol=1e-3)
    room.wait_for(REPLICAS)  # Ray has started another one
