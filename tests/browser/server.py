"""An app in a process of its own, for tests that look at it from outside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_LIMIT = 90.0  # seconds
STOP_LIMIT = 15.0


class Server:
    """A running app: its address and its log."""

    def __init__(
        self,
        log: Path,
        environment: dict[str, str],
        script: Path = ROOT / "app.py",
        starter: str = "streamlit",
    ) -> None:
        """Start a script on a free port; everything it prints goes to `log`.

        Args:
            starter: the module that runs it.
        """
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.log = log
        self._environment = environment
        self._command = [
            *(sys.executable, "-m", starter, "run", str(script)),
            *("--server.port", str(port), "--server.headless", "true"),
            *("--logger.hideWelcomeMessage", "true"),
        ]
        log.write_bytes(b"")
        self._process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as file:
            # In the process group of the tests: whatever ends them ends the server.
            return subprocess.Popen(
                self._command,
                cwd=ROOT,
                env={**os.environ, "HF_HUB_OFFLINE": "1", **self._environment},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def restart(self) -> None:
        """Stop it and start it again at the same address; what a page has open is disconnected."""
        self.stop()
        self._process = self._started()
        self.wait_until_ready()

    @property
    def process_id(self) -> int:
        return self._process.pid

    def wait_until_ready(self) -> None:
        limit = time.monotonic() + START_LIMIT
        while not self._answers():
            ended = self._process.poll() is not None
            if ended or time.monotonic() > limit:
                what = "ended" if ended else f"did not answer for {START_LIMIT:.0f} s"
                self.stop()
                raise RuntimeError(f"The app {what}. Its log:\n{self.log_text()}")
            time.sleep(0.1)

    def log_text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _answers(self) -> bool:
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with direct.open(f"{self.url}/_stcore/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
