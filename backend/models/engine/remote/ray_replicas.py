"""Replicas of the worker on Ray Serve, for rooms that outgrow one machine.

    python -m backend.models.engine.remote.ray_replicas --replicas 2    on this machine; with
    --cluster auto                                                      on the Ray cluster it is in

Each replica holds the models and computes one pass at a time; the apps in front batch. Needs
requirements-ray.txt. Whoever reaches the port can compute, so keep it inside your network.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
from concurrent.futures import ThreadPoolExecutor

import ray
from ray import serve
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response

from backend.errors import without_message
from backend.models import load
from backend.models.engine.engine import PREFIX_BYTES
from backend.models.engine.remote import wire
from backend.models.engine.remote.remote_worker import COMPUTE, REPLICAS, SECONDS
from backend.models.engine.worker import LocalWorker

NAME = "logitscope"
WAITING = 1000  # passes that may wait for a replica: the queues of the apps bound them already
REFUSED = 422  # HTTP status: the request is at fault, another replica would say the same

log = logging.getLogger(__name__)


class Replica:
    """One worker behind HTTP, with these models loaded before it answers."""

    def __init__(self, models: list[str]) -> None:
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch is imported, see app.py
        self._models = {name: load(name) for name in models}
        self._worker = LocalWorker(self._models.__getitem__, PREFIX_BYTES)
        # One thread: Serve lets the next request in when somebody hangs up, the pass runs on.
        self._thread = ThreadPoolExecutor(max_workers=1)

    async def __call__(self, request: HttpRequest) -> Response:
        if request.url.path == REPLICAS:
            count = await asyncio.to_thread(_running)
            return JSONResponse({"count": count, "models": list(self._models)})
        if request.url.path != COMPUTE:
            return Response(status_code=404)
        body = await request.body()
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, body)

    def _answer(self, body: bytes) -> Response:
        try:
            values, seconds = self._worker.compute(wire.unpack_operations(body))
            return Response(wire.pack_answers(values), headers={SECONDS: str(seconds)})
        except Exception as error:  # it belongs to whoever asked
            log.error("a pass was refused", exc_info=without_message(error))  # noqa: TRY400
            return Response(status_code=REFUSED)


def _running() -> int:
    states = serve.status().applications[NAME].deployments[NAME].replica_states
    return int(states.get("RUNNING", 0))


def start(
    replicas: int, threads: int, host: str, port: int, cluster: str | None, models: list[str]
) -> None:
    """Start replicas, on a Ray of our own unless there is a cluster; returns when they answer."""
    if cluster:
        ray.init(address=cluster, log_to_driver=False)
    else:
        # Ray lets everything else go first, and Serve does not wait long for its parts to start: on
        # a busy machine they would never.
        os.environ.setdefault("RAY_worker_niceness", "0")
        os.environ.setdefault("RAY_SERVE_PROXY_READY_CHECK_TIMEOUT_S", "60")
        ray.init(
            address="local",
            num_cpus=replicas * threads,
            include_dashboard=False,
            log_to_driver=False,
            _node_ip_address="127.0.0.1",
        )
    serve.start(http_options={"host": host, "port": port})
    deployment = serve.deployment(
        Replica,
        name=NAME,
        num_replicas=replicas,
        ray_actor_options={"num_cpus": threads},
        max_ongoing_requests=1,
        max_queued_requests=WAITING,
        graceful_shutdown_timeout_s=2.0,
    )
    serve.run(deployment.bind(models), name=NAME, route_prefix="/")


def main() -> None:
    parser = argparse.ArgumentParser(description="Replicas of the worker on Ray Serve.")
    parser.add_argument("--replicas", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="of each replica")
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0: for apps elsewhere too")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--cluster", help="address of a Ray cluster that runs, or auto")
    parser.add_argument("--models", nargs="+", default=["smollm2", "smollm2-masked"])
    a = parser.parse_args()
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        start(a.replicas, a.threads, a.host, a.port, a.cluster, a.models)
        print(f"{a.replicas} replicas answer at http://{a.host}:{a.port}", flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
    finally:
        if a.cluster:
            serve.delete(NAME)  # others may have applications there too
        else:
            serve.shutdown()
        ray.shutdown()


if __name__ == "__main__":
    main()
