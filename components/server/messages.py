"""What a tab sends is cut to a size that may be kept, before anything keeps it.

Streamlit holds the state of all of a page's fields, and the message it came in, as long as the tab
is known, which is longer than it is open. So a text is cut here; the field that shows it
(`components.state.fields`) says so. A message that is too large otherwise ends the connection.
"""

from __future__ import annotations

import json
from typing import Any

from google.protobuf.message import DecodeError
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from backend.models.engine.malloc import give_back
from backend.text.limits import LONGEST_TEXT, beginning

SMALL = LONGEST_TEXT  # bytes of a message that needs no look
LARGEST = 4 * LONGEST_TEXT  # bytes of a message after its texts were cut

_JSON = ("json_value", "json_trigger_value")

TOO_LARGE = 1009  # a WebSocket's code for it


def cut(data: bytes) -> bytes | None:
    """The same message, its texts no longer than a text may be; None: there is more than texts."""
    if len(data) <= SMALL:
        return data
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return None
    run = message.rerun_script
    run.query_string = beginning(run.query_string, LONGEST_TEXT)
    for widget in run.widget_states.widgets:
        kind = widget.WhichOneof("value")
        if kind == "string_value":
            widget.string_value = beginning(widget.string_value)
        elif kind in _JSON and len(getattr(widget, kind)) > LONGEST_TEXT:
            setattr(widget, kind, _cut_json(getattr(widget, kind)))
    shorter = message.SerializeToString()
    return shorter if len(shorter) <= LARGEST else None


def _cut_json(written: str) -> str:
    """What a component reports, the texts inside it cut; what is no JSON becomes null."""

    def shorter(value: Any) -> Any:
        match value:
            case str():
                return beginning(value)
            case list():
                return [shorter(one) for one in value]
            case dict():
                return {key: shorter(one) for key, one in value.items()}
        return value

    try:
        return json.dumps(shorter(json.loads(written)), ensure_ascii=False)
    except (ValueError, RecursionError):
        return "null"


class _Messages:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        large = False

        async def receive_cut() -> Message:
            nonlocal large
            message = await receive()
            data = message.get("bytes")
            if message["type"] != "websocket.receive" or data is None:
                return message
            shorter = cut(data)
            large = large or shorter is not data
            if shorter is None:
                await send({"type": "websocket.close", "code": TOO_LARGE})
                return {"type": "websocket.disconnect", "code": TOO_LARGE}
            return {**message, "bytes": shorter}

        await self._app(scope, receive_cut if scope["type"] == "websocket" else receive, send)
        if large:
            give_back()


BoundedMessages = Middleware(_Messages)
