"""Starting the app where its port is taken."""

from __future__ import annotations

import socket
import sys

import pytest

from tools import serve


def test_a_taken_port_is_named_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(serve, "is_ready", lambda _: False)
        monkeypatch.setattr(sys, "argv", ["serve", "--port", str(port)])
        assert serve.main() == 1
    message = capsys.readouterr().err
    assert f"Port {port} is taken: another program" in message
    assert f"make app PORT={port + 1}" in message
