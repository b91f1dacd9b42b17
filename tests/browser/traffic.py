"""What a page and its server say to each other."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocket


class Traffic:
    """Counts what the browser sends to the server: one message is one rerun of the script."""

    def __init__(self, page: Page) -> None:
        self.sent = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self._count())

    def _count(self) -> None:
        self.sent += 1
