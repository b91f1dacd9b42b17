"""The style sheets and the scripts of the frame, in the page that Streamlit serves.

What a run of the script brings comes too late for what is on the screen before it: that is where
a page jumps while it loads. Where somebody else's server serves Streamlit's page, there is only the
shell's copy of `page.css`: the page jumps a little, and the way back has a step for every change.
"""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HERE = Path(__file__).parent
STYLE = f"<style>{(_HERE / 'page.css').read_text(encoding='utf-8')}</style>"
LOADING = f'<style id="loading">{(_HERE / "loading.css").read_text(encoding="utf-8")}</style>'
SCRIPTS = [
    (_HERE / name).read_text(encoding="utf-8") for name in ("one_entry.js", "still_to_come.js")
]
_END = b"</head>"


class _Styled:
    """Plain ASGI: puts them into every page; all other answers pass as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Headers(scope=scope) if scope["type"] == "http" else Headers()
        if "text/html" not in asked.get("accept", ""):
            await self._app(scope, receive, send)
            return
        begin: Message = {}  # of a page, held back until its body is there
        body = b""

        async def with_style(message: Message) -> None:
            nonlocal begin, body
            if message["type"] == "http.response.start" and _is_page(message):
                begin = message
            elif begin and message["type"] == "http.response.body":
                body += message.get("body", b"")
                if not message.get("more_body"):
                    written = styled(body)
                    headers = MutableHeaders(scope=begin)
                    headers["content-length"] = str(len(written))
                    del headers["etag"]  # it is that of the page without them
                    await send(begin)
                    await send({**message, "body": written})
            else:
                await send(message)

        await self._app(_uncompressed(scope), receive, with_style)


def styled(page: bytes) -> bytes:
    """A page with all of it at the end of its head; anything else as it is."""
    whole = [LOADING, STYLE, *(f"<script>{script}</script>" for script in SCRIPTS)]
    return page.replace(_END, "".join(whole).encode() + _END, 1)


def _uncompressed(scope: Scope) -> Scope:
    """The request without its wish for compression: what is compressed can't be added to."""
    kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": kept}


def _is_page(message: Message) -> bool:
    headers = Headers(scope=message)
    whole = message["status"] == 200
    return whole and headers.get("content-type", "").startswith("text/html")


FirstPaint = Middleware(_Styled)
