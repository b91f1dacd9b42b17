"""Which engine the environment asks for: the networks of this process, or replicas elsewhere.

`LOGITSCOPE_ENGINE=ray LOGITSCOPE_RAY=http://head:8000 make app` asks for replicas.
"""

from __future__ import annotations

import os

from backend.models.engine import Engine
from backend.models.loading import describe, load
from backend.models.remote_worker import RemoteWorker, replicas_at

KIND, ADDRESS = "LOGITSCOPE_ENGINE", "LOGITSCOPE_RAY"
DEFAULT_ADDRESS = "http://127.0.0.1:8000"


def chosen_engine() -> Engine:
    """A new engine.

    Raises:
        Unreachable: replicas are asked for, and none answers.
        ValueError: there is no engine of that name.
    """
    kind = os.environ.get(KIND, "local")
    if kind == "local":
        return Engine(load)
    if kind == "ray":
        address = os.environ.get(ADDRESS, DEFAULT_ADDRESS)
        # A lane each: fewer would leave replicas idle, more would cut the batches small.
        workers = [RemoteWorker(address) for _ in range(max(1, replicas_at(address)))]
        return Engine(describe, workers=workers)
    raise ValueError(f"{KIND}={kind!r}: there is local, and ray")
