"""The machine's own address: found without a word to anybody, and offered only where it answers."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest

from backend.local_network import address_in_network, listens
from components.outputs import share


def test_without_a_network_there_is_no_address() -> None:
    # Tests let nothing connect to another machine, so it is as without one.
    assert address_in_network() is None


def test_nothing_is_sent_and_the_address_is_no_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Probe:
        def __init__(self, family: int, kind: int) -> None:
            assert kind == socket.SOCK_DGRAM, "only such a socket connects without a packet"

        def __enter__(self) -> Probe:
            return self

        def __exit__(self, *_: object) -> None: ...

        def connect(self, address: tuple[str, int]) -> None:
            self.to = ipaddress.ip_address(address[0])
            assert self.to.is_private or self.to.is_reserved

        def getsockname(self) -> tuple[str, int]:
            local = self.to == ipaddress.ip_address("192.0.2.1")
            return ("127.0.0.1" if local else "192.168.1.20", 5)

    monkeypatch.setattr("backend.local_network.socket.socket", Probe)
    assert address_in_network() == "192.168.1.20"


def test_what_listens_is_found() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        assert listens("127.0.0.1", port)
    assert not listens("127.0.0.1", port)


@pytest.mark.parametrize(
    ("link", "listening", "expected"),
    [
        ("http://localhost:8501/tokens?text=a", True, "http://10.0.0.7:8501/tokens?text=a"),
        ("http://127.0.0.1:8501/", True, "http://10.0.0.7:8501/"),
        ("http://[::1]:8501/", True, "http://10.0.0.7:8501/"),
        ("http://localhost:8501/tokens", False, "http://localhost:8501/tokens"),
        ("https://room.example/tokens?text=a", True, "https://room.example/tokens?text=a"),
        ("http://192.168.1.5:8501/", True, "http://192.168.1.5:8501/"),
    ],
)
def test_a_link_is_changed_only_where_others_could_not_open_it(
    monkeypatch: pytest.MonkeyPatch, link: str, listening: bool, expected: str
) -> None:
    def listens(address: str, port: int) -> bool:
        assert (address, port) == ("10.0.0.7", 8501)
        return listening

    def address() -> Any:
        return "10.0.0.7"

    monkeypatch.setattr(share, "address_in_network", address)
    monkeypatch.setattr(share, "listens", listens)
    assert share.for_others(link) == expected
