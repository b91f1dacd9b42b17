"""Replicas on Ray Serve for tests and benchmarks, and everything that they start."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from backend.errors import Unreachable
from backend.models.engine.remote.remote_worker import replicas_at
from tests.browser.server import free_port

START_LIMIT = 150.0  # seconds
STOP_LIMIT = 30.0


class Room:
    """Replicas in processes of their own, and where they answer.

    Args:
        log: file for everything they print.
        replicas: how many, of one thread each.
        models: which of them they load; None: the default pair.
    """

    def __init__(self, log: Path, replicas: int, models: Sequence[str] | None = None) -> None:
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.log = log
        command = [sys.executable, "-m", "backend.models.engine.remote.ray_replicas"]
        command += ["--replicas", str(replicas), "--port", str(port)]
        if models is not None:
            command += ["--models", *models]
        with log.open("wb") as file:
            self._process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)

    def wait_for(self, replicas: int) -> None:
        limit = time.monotonic() + START_LIMIT
        while self._running() != replicas:
            assert time.monotonic() < limit, self.log.read_text()
            assert self._process.poll() is None, self.log.read_text()
            time.sleep(0.2)

    def _running(self) -> int:
        try:
            return replicas_at(self.address).count
        except Unreachable:
            return 0

    def processes(self, name: str) -> list[psutil.Process]:
        """Those with this word in what started them."""
        found = []
        for one in psutil.Process(self._process.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):  # it has just ended
                if name in " ".join(one.cmdline()):
                    found.append(one)
        return found

    def stop(self) -> None:
        own = psutil.Process(self._process.pid)
        everything = [own, *own.children(recursive=True)]
        own.terminate()
        _, alive = psutil.wait_procs(everything, STOP_LIMIT)
        for process in alive:  # whatever did not end by itself must not outlive the tests
            process.kill()
