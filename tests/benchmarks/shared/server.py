"""The app in a process of its own, seen from outside: when it answers, what it needs."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.server import ROOT, Server

LIMIT = 120.0  # seconds


@contextmanager
def running(script: Path = ROOT / "app.py") -> Iterator[Server]:
    """A fresh server of that script, ended afterwards; it may not answer yet."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "log.txt", {"PYTHONPATH": str(ROOT)}, script)
        try:
            yield server
        finally:
            server.stop()


def wait_for(url: str) -> None:
    """Return at the first good answer."""
    limit = time.monotonic() + LIMIT
    while True:
        try:
            with urllib.request.urlopen(url, timeout=LIMIT):
                return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > limit:
                raise
            time.sleep(0.01)


def counts(server: Server) -> dict[str, int]:
    """What the engine says about itself: computations, passes, and what waits."""
    with urllib.request.urlopen(f"{server.url}/api/status") as answer:
        found: dict[str, int] = json.load(answer)
        return found


def resident_bytes(server: Server) -> int:
    """Memory of the server's process that is in RAM, mapped weights included."""
    command = ["ps", "-o", "rss=", "-p", str(server.process_id)]
    return int(subprocess.check_output(command)) * 1024
