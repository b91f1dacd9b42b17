"""Security headers on every answer of the server."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.frame import first_paint

# Who may show the app in a frame, beside itself: Community Cloud's own frame, or a learning
# platform that is named here.
FRAMES = os.environ.get("LOGITSCOPE_FRAMES", "https://*.streamlit.app https://share.streamlit.io")

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def content_security_policy() -> str:
    """What a page may load and run: nothing from anywhere else.

    Streamlit mounts components from `blob:` addresses and styles its elements inline; the few
    inline scripts of its page, and the one of ours there, are let through by their sums.
    """
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = _INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
    sums = " ".join(f"'sha256-{_sum(script)}'" for script in (*scripts, *first_paint.SCRIPTS))
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' blob: {sums}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' blob:",  # a recording, which the browser holds itself
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors 'self' {FRAMES}".strip(),
        ]
    )


def _sum(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


HEADERS = {
    "Content-Security-Policy": content_security_policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # a link may hold a person's text: do not pass it on
    "Permissions-Policy": "camera=(), microphone=(self), geolocation=()",
}


class _Headers:
    """Plain ASGI: unlike Starlette's base class it leaves WebSockets and streams alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


SecurityHeaders = Middleware(_Headers)
