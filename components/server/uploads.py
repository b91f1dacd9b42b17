"""How many files people may hand over: for each tab, and for all together.

Streamlit limits the size of one file and keeps any number of them in memory, those of closed tabs
too, until it forgets the tab.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config, runtime

FILES_A_TAB = 4  # a page has one field for a file; Streamlit removes the one before a little later
FILES_IN_ALL = 64

_PATH = "/_stcore/upload_file/"


class _Uploads:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._coming: Counter[str] = Counter()  # uploads under way, by tab

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        tab = _tab(scope) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if tab is None:
            await self._app(scope, receive, send)
            return
        if refused := self._refused(tab):
            await refused(scope, receive, send)
            return
        self._coming[tab] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._coming[tab] -= 1
            if not self._coming[tab]:
                del self._coming[tab]

    def _refused(self, tab: str) -> PlainTextResponse | None:
        kept = _kept()
        if len(kept.get(tab, ())) + self._coming[tab] >= FILES_A_TAB:
            return PlainTextResponse("Remove a file first: this tab holds several.", 429)
        if self._full(kept):
            for other in [other for other in kept if not _is_open(other)]:
                _manager().remove_session_files(other)
            if self._full(_kept()):
                return PlainTextResponse("Try again in a few minutes: too many files.", 503)
        return None

    def _full(self, kept: dict[str, dict[str, Any]]) -> bool:
        return sum(map(len, kept.values())) + self._coming.total() >= FILES_IN_ALL


def _tab(scope: Scope) -> str | None:
    """The session that an upload is for; None: it is no upload."""
    base: str = config.get_option("server.baseUrlPath").strip("/")
    path: str = scope["path"].removeprefix(f"/{base}" if base else "")
    return path.removeprefix(_PATH).partition("/")[0] if path.startswith(_PATH) else None


def _manager() -> Any:
    return runtime.get_instance().uploaded_file_mgr


def _kept() -> dict[str, dict[str, Any]]:
    """The files in memory, by tab and by id."""
    return dict(_manager().file_storage)


def _is_open(tab: str) -> bool:
    return runtime.get_instance().is_active_session(tab)


BoundedUploads = Middleware(_Uploads)
