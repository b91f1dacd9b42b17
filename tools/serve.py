"""Starts the app on a port and says where it is. Ctrl+C stops it.

Where the port is taken, Streamlit would end with a line that is easy to miss; this program says
what is on it. It also says the address that others in the room can use.
"""

from __future__ import annotations

import argparse
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT = 120.0  # seconds; the first import of everything on a slow disk takes a while
STOP_LIMIT = 15.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8501)
    port = parser.parse_args().port
    if is_taken(port):
        what = "Logitscope or another Streamlit app" if is_ready(port) else "another program"
        print(
            f"Port {port} is taken: {what} is running on it.\n"
            f"Stop that one, or choose another port: make app PORT={port + 1}",
            file=sys.stderr,
        )
        return 1
    signal.signal(signal.SIGTERM, interrupt)
    server = subprocess.Popen(command(port), cwd=ROOT)
    try:
        announce(server, port)
        return server.wait()
    except KeyboardInterrupt:
        print("\nLogitscope has stopped.", flush=True)
        return 0
    finally:
        stop(server)


def command(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "streamlit", "run", "app.py"),
        *("--server.port", str(port)),
        # Its banner looks up the machine's address on the internet.
        *("--logger.hideWelcomeMessage", "true"),
    ]


def announce(server: subprocess.Popen[bytes], port: int) -> None:
    """Say where the app is, as soon as it answers."""
    limit = time.monotonic() + START_LIMIT
    while not is_ready(port):
        if server.poll() is not None or time.monotonic() > limit:
            return
        time.sleep(0.1)
    print(f"\nLogitscope is on http://localhost:{port}", flush=True)
    if address := local_address():
        print(f"In the same network: http://{address}:{port}", flush=True)
    print("Ctrl+C stops it.\n", flush=True)


def is_taken(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError:
            return True
    return False


def is_ready(port: int) -> bool:
    """Whether a Streamlit app answers on this port."""
    # Without the person's proxy: this is their own machine.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
            return bool(answer.read().strip() == b"ok")
    except OSError:
        return False


def local_address() -> str | None:
    """This machine's address in its own network. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address reserved for documentation
        except OSError:
            return None
        address: str = probe.getsockname()[0]
        return None if address.startswith("127.") else address


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server; it gets some time to end by itself (Ctrl+C reaches it too)."""
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(STOP_LIMIT)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
