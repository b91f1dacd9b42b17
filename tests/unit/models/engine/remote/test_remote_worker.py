"""Passes that are computed elsewhere: what is asked for again, and what is given up."""

from __future__ import annotations

import pytest

from backend.errors import Superseded, Unreachable
from backend.models.engine.engine import Engine
from backend.models.engine.operations import NextLogits
from backend.models.engine.remote.remote_worker import RemoteWorker, replicas_at
from tests.unit.models.engine.remote.replica_server import ASKED, Replicas


def test_what_comes_back_is_in_the_order_asked(address: str) -> None:
    values, seconds = RemoteWorker(address).compute(ASKED)
    assert [value[0] for value in values] == [3, 12, 13]
    assert seconds == 0.25  # the network's own time, not the way there and back


@pytest.mark.parametrize("failure", [0, 500, 503])
def test_a_lost_replica_is_asked_for_again(replicas: Replicas, address: str, failure: int) -> None:
    replicas.failures = [failure, failure]
    worker = RemoteWorker(address)
    assert worker.compute(ASKED[:1]).values[0][0] == 3
    assert worker.retries == 2
    assert replicas.asked == [ASKED[:1]] * 3


@pytest.mark.parametrize("status", [404, 422])
def test_what_a_replica_refuses_is_not_asked_for_again(
    replicas: Replicas, address: str, status: int
) -> None:
    replicas.failures = [status]
    with pytest.raises(ValueError, match="could not compute"):
        RemoteWorker(address).compute(ASKED)
    assert len(replicas.asked) == 1


def test_patience_counts_from_the_last_answer(replicas: Replicas, address: str) -> None:
    replicas.failures = [500] * 3
    worker = RemoteWorker(address, patience=0.3)
    with pytest.raises(Unreachable, match="do not answer"):
        worker.compute(ASKED)
    asked = len(replicas.asked)
    assert asked > 1
    replicas.failures = [500]
    with pytest.raises(Unreachable):  # still the same outage: once is enough
        worker.compute(ASKED)
    assert len(replicas.asked) == asked + 1
    worker.compute(ASKED)
    replicas.failures = [500]
    worker.compute(ASKED)  # a new one, with patience anew


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
    ticket = engine.submit(ASKED[0], "ann")
    while not replicas.asked:
        assert not ticket.done
    engine.close()
    with pytest.raises(Unreachable):
        ticket.result()
    with pytest.raises(Superseded):
        engine.submit(ASKED[0], "ann")


@pytest.mark.parametrize("says", [b"hello", b"null", b"{}", b"[1]"])
def test_something_else_at_the_address_is_no_replica(
    replicas: Replicas, address: str, says: bytes
) -> None:
    replicas.says = says
    with pytest.raises(Unreachable):
        replicas_at(address)


def test_only_http_is_an_address() -> None:
    with pytest.raises(ValueError, match="not an address"):
        RemoteWorker("file:///etc/passwd")
    with pytest.raises(ValueError, match="not an address"):
        replicas_at("head:8000")
