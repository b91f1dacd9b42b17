"""Addresses below a page, and those that a page has had: the server leads to the page itself.

Streamlit answers `/next-token/x` with a page whose scripts lie elsewhere: nothing is shown.
"""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from components.frame import site

# What the server has below its own root, beside pages.
_SERVERS = {"_stcore", "api", "app", "component", "media", "static", "vendor"}


def page_for(path: str) -> str | None:
    """The address to go to instead of this one, below the root of the app; None: it is right."""
    parts = [part for part in path.split("/") if part]
    if not parts or parts[0] in _SERVERS:
        return None
    former = {old: site.path_of(card) for card in site.cards() for old in card.former}
    wanted = former.get(parts[0], parts[0])
    return f"/{wanted}" if [wanted] != parts else None


class _Addresses:
    """Plain ASGI; only a browser that opens a page is led elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", ""):
            root = scope.get("root_path", "")
            better = page_for(scope["path"].removeprefix(root))
            if better is not None:
                query = scope.get("query_string", b"").decode("latin-1")
                address = f"{root}{quote(better)}" + (f"?{query}" if query else "")
                await RedirectResponse(address)(scope, receive, send)
                return
        await self._app(scope, receive, send)


LeadToPages = Middleware(_Addresses)
