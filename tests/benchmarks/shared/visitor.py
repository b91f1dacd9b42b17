"""A browser tab as the server sees it: Streamlit's messages over a WebSocket, nothing drawn."""

from __future__ import annotations

import asyncio
import json
from time import perf_counter, time_ns
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from tests.parcels import opened

LIMIT = 300.0  # seconds until something is taken for hanging


class Visitor:
    """One tab on one page. What has arrived since the last `open` or `change` is in its lists.

    Attributes:
        first: seconds from `open` or `change` to the first message.
        element: seconds to the first element of the page.
        chart: seconds to the last chart; None if there was none.
        bars: the data of the live charts that arrived.
        notices: titles and texts of warnings and errors on the page.
    """

    def __init__(self, url: str, page: str) -> None:
        self._address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
        self._page = page
        self._query = ""
        self._script = ""
        self._widgets: dict[str, WidgetState] = {}
        self._inputs: dict[str, tuple[str, str]] = {}  # id, and of ours its session, by label
        self._socket: ClientConnection | None = None
        self._clear()

    async def __aenter__(self) -> Self:
        protocols: Any = ["streamlit"]
        self._socket = await connect(
            self._address,
            subprotocols=protocols,
            max_size=None,
            open_timeout=LIMIT,
            ping_interval=None,
            proxy=None,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def open(self, **query: str) -> None:
        """Open the page with this query string; returns when its script has finished."""
        self._query = urlencode(query)
        await self._run()

    async def write(self, label: str, text: str) -> None:
        """Write into the text field of that label; returns when the script has finished."""
        name, session = self._inputs[label]
        if not session:
            self._widgets[name] = WidgetState(id=name, string_value=text)
        else:  # a text field of ours
            told = {"text": text, "turn": time_ns(), "session": session}
            report = json.dumps({"report": told})
            self._widgets[name] = WidgetState(id=name, json_value=report)
        await self._run()

    async def _run(self) -> None:
        self._clear()
        message = BackMsg()
        run = message.rerun_script
        run.query_string = self._query
        run.page_name, run.page_script_hash = self._page, self._script
        run.widget_states.widgets.extend(self._widgets.values())
        assert self._socket is not None
        self._begun = perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(LIMIT):
            while not self._read(await self._socket.recv()):
                pass

    def _clear(self) -> None:
        self._begun = 0.0
        self.first: float | None = None
        self.element: float | None = None
        self.chart: float | None = None
        self.bars: list[dict[str, Any]] = []
        self.notices: list[str] = []

    def _read(self, data: str | bytes) -> bool:
        """Take one message in; True for the last one of a run."""
        now = perf_counter() - self._begun
        message = ForwardMsg()
        assert isinstance(data, bytes)
        message.ParseFromString(data)
        match message.WhichOneof("type"):
            case "navigation":
                self._script = message.navigation.page_script_hash
            case "page_info_changed":
                self._query = message.page_info_changed.query_string
            case "delta" if message.delta.WhichOneof("type") == "new_element":
                self._see(message.delta.new_element, now)
            case "script_finished":
                # a run that gives way to a newer one of the same tab is not the last
                return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        if self.first is None:
            self.first = now
        return False

    def _see(self, element: Element, now: float) -> None:
        if self.element is None:
            self.element = now
        match element.WhichOneof("type"):
            case "bidi_component" if element.bidi_component.component_name.endswith("live_bars"):
                self.bars.append(opened(element.bidi_component.bytes))
                self.chart = now
            case "vega_lite_chart":
                self.chart = now
            case "alert":
                self.notices.append(element.alert.title or element.alert.body)
            case "exception":
                self.notices.append(element.exception.type)
            case "bidi_component" if element.bidi_component.component_name.endswith("text_field"):
                (field,) = json.loads(element.bidi_component.json)
                self._inputs[field["label"]] = (element.bidi_component.id, field["session"])
            case "text_input":
                self._inputs[element.text_input.label] = (element.text_input.id, "")
