"""What a page and its server say to each other."""

from __future__ import annotations

from collections import Counter

from playwright.sync_api import Page, Request, WebSocket


class Traffic:
    """Counts what goes between the browser and the server, from now on.

    Attributes:
        sent: messages to the server; one is one rerun of the script.
        received: bytes of the messages from the server.
        scripts: how often each script of our components was asked for, by address.
    """

    def __init__(self, page: Page) -> None:
        self.sent = 0
        self.received = 0
        self.scripts: Counter[str] = Counter()
        page.on("websocket", self._listen)
        page.on("request", self._asked)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self._count())
        socket.on("framereceived", self._take)

    def _count(self) -> None:
        self.sent += 1

    def _take(self, message: str | bytes) -> None:
        self.received += len(message)

    def _asked(self, request: Request) -> None:
        if "/bidi-components/" in request.url:
            self.scripts[request.url] += 1
