"""Passes that are computed elsewhere: what goes over the wire, and what is asked for again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Barrier, Thread

import numpy as np
import pytest

from backend.errors import ModelUnavailable, Superseded, Unreachable
from backend.models.engine.choice import ADDRESS, KIND, chosen_engine
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.engine.operations import Each, NextLogits, Operation, SurprisalsAfter
from backend.models.engine.remote import wire
from backend.models.engine.remote.remote_worker import SECONDS, RemoteWorker, replicas_at
from backend.models.engine.worker import Computed

OPERATIONS = [
    NextLogits("smollm2", (1, 2)),
    Each("smollm2-masked", (3, 4, 5), (0, 2), ((0, 1),)),
    SurprisalsAfter("smollm2", (6, 7), 1, (8, 9)),
]


class Replicas(HTTPServer):
    """Answers with sums of ids; each status of `failures` first, 0 being a connection cut off."""

    failures: list[int]
    asked: list[list[Operation]]
    says: bytes


def ids_of(operation: Operation) -> np.ndarray:
    return np.array(asdict(operation)["ids"])


class Handler(BaseHTTPRequestHandler):
    server: Replicas

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(wire.unpack_operations(body))
        if self.server.failures:
            status = self.server.failures.pop(0)
            if status:
                self.send_error(status)
            return
        answers = [np.full(3, ids_of(one).sum(), np.float32) for one in self.server.asked[-1]]
        self._say(wire.pack_answers(answers))

    def do_GET(self) -> None:
        self._say(self.server.says)

    def log_message(self, *_: object) -> None:
        pass

    def _say(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header(SECONDS, "0.25")
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def replicas() -> Iterator[Replicas]:
    server = Replicas(("127.0.0.1", 0), Handler)
    server.failures, server.asked = [], []
    server.says = b'{"count": 2, "models": ["smollm2"]}'
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def address(replicas: Replicas) -> str:
    return f"http://127.0.0.1:{replicas.server_port}"


def test_operations_and_answers_survive_the_wire() -> None:
    assert wire.unpack_operations(wire.pack_operations(OPERATIONS)) == OPERATIONS
    rng = np.random.default_rng(1)
    answers = [rng.normal(size=shape).astype(np.float32) for shape in ((5,), (2, 5), (0, 5))]
    answers += [rng.normal(size=(7, 3)).astype(np.float32).T for _ in range(12)]  # past "9"
    for sent, back in zip(answers, wire.unpack_answers(wire.pack_answers(answers)), strict=True):
        np.testing.assert_array_equal(back, sent)
        assert back.dtype == np.float32


def test_what_comes_back_is_in_the_order_asked(address: str) -> None:
    values, seconds = RemoteWorker(address).compute(OPERATIONS)
    assert [value[0] for value in values] == [3, 12, 13]
    assert seconds == 0.25  # the network's own time, not the way there and back


@pytest.mark.parametrize("failure", [0, 500, 503])
def test_a_lost_replica_is_asked_for_again(replicas: Replicas, address: str, failure: int) -> None:
    replicas.failures = [failure, failure]
    worker = RemoteWorker(address)
    assert worker.compute(OPERATIONS[:1]).values[0][0] == 3
    assert worker.retries == 2
    assert replicas.asked == [OPERATIONS[:1]] * 3


@pytest.mark.parametrize("status", [404, 422])
def test_what_a_replica_refuses_is_not_asked_for_again(
    replicas: Replicas, address: str, status: int
) -> None:
    replicas.failures = [status]
    with pytest.raises(ValueError, match="could not compute"):
        RemoteWorker(address).compute(OPERATIONS)
    assert len(replicas.asked) == 1


def test_patience_counts_from_the_last_answer(replicas: Replicas, address: str) -> None:
    replicas.failures = [500] * 3
    worker = RemoteWorker(address, patience=0.3)
    with pytest.raises(Unreachable, match="does not answer"):
        worker.compute(OPERATIONS)
    asked = len(replicas.asked)
    assert asked > 1
    replicas.failures = [500]
    with pytest.raises(Unreachable):  # still the same outage: once is enough
        worker.compute(OPERATIONS)
    assert len(replicas.asked) == asked + 1
    worker.compute(OPERATIONS)
    replicas.failures = [500]
    worker.compute(OPERATIONS)  # a new one, with patience anew


def test_a_pass_that_nobody_computes_fails_for_all_of_it_at_once(
    replicas: Replicas, address: str
) -> None:
    replicas.failures = [500] * 10
    worker = RemoteWorker(address, patience=0)
    engine = Engine(lambda name, progress: None, workers=[worker])
    with engine._changed:  # the worker begins when both are there
        tickets = [engine.submit(NextLogits("any", (n,)), str(n)) for n in range(2)]
    for ticket in tickets:
        with pytest.raises(Unreachable):
            ticket.result()
    engine.close()
    assert len(replicas.asked) == 1


def test_closing_ends_the_asking(replicas: Replicas, address: str) -> None:
    replicas.failures = [500] * 10_000
    engine = Engine(lambda name, progress: None, workers=[RemoteWorker(address)] * 3)
    ticket = engine.submit(OPERATIONS[0], "ann")
    while not replicas.asked:
        assert not ticket.done
    engine.close()
    with pytest.raises(Unreachable):
        ticket.result()
    with pytest.raises(Superseded):
        engine.submit(OPERATIONS[0], "ann")


@pytest.mark.parametrize("says", [b"hello", b"null", b"{}", b"[1]"])
def test_something_else_at_the_address_is_no_replica(
    replicas: Replicas, address: str, says: bytes
) -> None:
    replicas.says = says
    with pytest.raises(Unreachable):
        replicas_at(address)


def test_only_http_is_an_address() -> None:
    with pytest.raises(ValueError, match="no address"):
        RemoteWorker("file:///etc/passwd")
    with pytest.raises(ValueError, match="no address"):
        replicas_at("head:8000")


def test_the_environment_chooses(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv(KIND, "ray")
    monkeypatch.setenv(ADDRESS, address)
    engine = chosen_engine()
    assert [type(lane.worker) for lane in engine._lanes] == [RemoteWorker, RemoteWorker]
    model = EngineModel(engine, "smollm2", "ann")
    assert model.vocabulary_size == 49_152
    assert model.next_logits([4, 5])[0] == 9
    with pytest.raises(ModelUnavailable, match="they hold smollm2"):
        EngineModel(engine, "distilgpt2", "ann").encode("a")
    engine.close()
    monkeypatch.setenv(KIND, "abacus")
    with pytest.raises(ValueError, match="abacus"):
        chosen_engine()


class Slow:
    """A worker that waits in the middle of a pass."""

    def __init__(self, begin: Callable[[int], object]) -> None:
        self.begin = begin

    def cost(self, operation: Operation) -> int:
        return operation.cost()

    def compute(self, batch: Sequence[Operation]) -> Computed:
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
