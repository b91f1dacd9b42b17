"""Connections from pages of other sites are refused at once.

Streamlit refuses them too, but first asks a host on the internet for this machine's own address, on
the loop that serves everybody: without a name server all stand still for many seconds. So what it
would allow is asked here first, that one address left out. Who opens the app at it is no stranger:
there the page and the connection have the same host.
"""

from __future__ import annotations

from collections.abc import Iterator

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config, net_util, url_util
from streamlit.web.server.server_util import allowlisted_origins

POLICY_VIOLATION = 1008  # a WebSocket's code for it; before the handshake it becomes a 403


def is_allowed(origin: str | None, host: str | None) -> bool:
    """Whether a page of this origin may connect to the app, which it asks for under this host."""
    if origin is None or not config.get_option("server.enableCORS"):
        return True  # no browser; or the host that runs the app decides, as it has said
    if origin.partition("://")[2].rstrip("/") == host:
        return True
    return url_util.get_hostname(origin) in set(_own_names())


def _own_names() -> Iterator[str | None]:
    yield from ("localhost", "127.0.0.1", "0.0.0.0")  # noqa: S104 - compared, not bound
    if config.is_manually_set("browser.serverAddress"):
        yield url_util.get_hostname(config.get_option("browser.serverAddress"))
    yield net_util.get_internal_ip()  # asks the system only
    yield from map(url_util.get_hostname, allowlisted_origins())


def ask_nobody_outside() -> None:
    """Let Streamlit itself take this machine's address in its network for that on the internet.

    For a server that is not ours: without `OwnOrigins` in front, Streamlit decides, and no setting
    keeps it from asking. Nobody more is let in: what it would allow, it allows already.
    """
    net_util.get_external_ip = net_util.get_internal_ip


class _Origins:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            if not is_allowed(headers.get("origin"), headers.get("host")):
                await receive()  # its wish to connect
                await send({"type": "websocket.close", "code": POLICY_VIOLATION})
                return
        await self._app(scope, receive, send)


OwnOrigins = Middleware(_Origins)
