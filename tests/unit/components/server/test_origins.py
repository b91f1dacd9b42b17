"""Pages of other sites are refused as Streamlit refuses them, and nobody is asked about it."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit import config, net_util
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

from components.server.origins import POLICY_VIOLATION, OwnOrigins, is_allowed

HOST = "room.example:8501"
ORIGINS = [
    None,
    "http://room.example:8501",
    "https://room.example:8501",
    "https://room.example",  # another port is another origin
    "http://localhost:3000",
    "http://127.0.0.1",
    "http://0.0.0.0:1",
    "https://elsewhere.example",
    "https://room.example:8501.elsewhere.example",
    "null",
    "",
    "no address",
    "https://apps.example:444",
]
OPTIONS: list[dict[str, object]] = [
    {},
    {"server.enableCORS": False},
    {"server.corsAllowedOrigins": ["https://apps.example", "https://elsewhere.example:1"]},
    {"browser.serverAddress": "apps.example"},
]


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often this machine's address on the internet was asked for."""
    asked: list[str] = []
    monkeypatch.setattr(net_util, "get_external_ip", lambda: asked.append("asked"))
    return asked


@pytest.fixture(params=OPTIONS, ids=str)
def options(request: pytest.FixtureRequest) -> object:
    before = {name: config.get_option(name) for name in request.param}
    for name, value in request.param.items():
        config.set_option(name, value)
    yield request.param
    for name, value in before.items():
        config.set_option(name, value, "<default>")


@pytest.mark.usefixtures("options")
@pytest.mark.parametrize("origin", ORIGINS)
def test_the_verdict_is_streamlits_without_the_look_outside(
    origin: str | None, nobody_is_asked: list[str]
) -> None:
    ours = is_allowed(origin, HOST)
    assert nobody_is_asked == []
    assert ours == _is_origin_allowed(origin, HOST)


async def talk(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("welcome")


APP = Starlette(routes=[WebSocketRoute("/stream", talk)], middleware=[OwnOrigins])


def test_a_foreign_page_does_not_reach_the_app() -> None:
    headers = {"origin": "https://elsewhere.example", "host": HOST}
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        TestClient(APP).websocket_connect("/stream", headers=headers),
    ):
        pass
    assert refused.value.code == POLICY_VIOLATION


@pytest.mark.parametrize("origin", [f"http://{HOST}", "http://localhost:3000"])
def test_our_own_page_does(origin: str) -> None:
    headers = {"origin": origin, "host": HOST}
    with TestClient(APP).websocket_connect("/stream", headers=headers) as socket:
        assert socket.receive_text() == "welcome"
