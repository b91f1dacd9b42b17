"""What tests of the engine share: a model that counts, one that adds, and replicas to ask."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest

from backend.models.engine.engine import Engine
from tests.unit.models.engine.adding import Adder
from tests.unit.models.engine.counting_model import CountingModel
from tests.unit.models.engine.remote.replica_server import Handler, Replicas


@pytest.fixture
def model() -> CountingModel:
    return CountingModel()


@pytest.fixture
def engine(model: CountingModel) -> Iterator[Engine]:
    engine = Engine(lambda name, progress: model)
    yield engine
    model.gate.set()
    engine.close()


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


@pytest.fixture
def adder() -> Adder:
    return Adder()
