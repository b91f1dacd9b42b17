"""Which engine the environment asks for: the networks of this process, or replicas elsewhere.

`LOGITSCOPE_ENGINE=ray LOGITSCOPE_RAY=http://head:8000 make app` asks for replicas.
"""

from __future__ import annotations

import os

from backend.errors import Attempt, ModelUnavailable
from backend.models.engine.engine import Engine
from backend.models.engine.remote.remote_worker import RemoteWorker, replicas_at
from backend.models.networks.loading import ModelFace, describe, load
from backend.models.weights.ensure import Progress

KIND, ADDRESS = "LOGITSCOPE_ENGINE", "LOGITSCOPE_RAY"
DEFAULT_ADDRESS = "http://127.0.0.1:8000"


def chosen_engine() -> Engine:
    """A new engine.

    Raises:
        Unreachable: replicas are asked for, and none answers.
        ValueError: there is no engine of that name, or that is no address.
    """
    kind = os.environ.get(KIND, "local")
    if kind == "local":
        return Engine(load)
    if kind == "ray":
        return _engine_of(os.environ.get(ADDRESS, DEFAULT_ADDRESS))
    raise ValueError(f"{KIND}={kind!r}: use local or ray")


def _engine_of(address: str) -> Engine:
    replicas = replicas_at(address)

    def face(name: str, progress: Progress | None = None) -> ModelFace:
        if name not in replicas.models:
            held = f"they hold {', '.join(replicas.models)}"
            remedy = "Start the replicas with this model among those after --models."
            raise ModelUnavailable(name, (Attempt("replicas", held),), remedy)
        return describe(name, progress)

    # A lane each: fewer would leave replicas idle, more would cut the batches small.
    return Engine(face, workers=[RemoteWorker(address) for _ in range(max(1, replicas.count))])
