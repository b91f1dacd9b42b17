"""The environment chooses between this process and replicas."""

from __future__ import annotations

import pytest

from backend.errors import ModelUnavailable
from backend.models.engine.choice import ADDRESS, KIND, chosen_engine
from backend.models.engine.client import EngineModel
from backend.models.engine.remote.remote_worker import RemoteWorker


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
