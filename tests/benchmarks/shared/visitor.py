"""A browser tab as the server sees it: Streamlit's messages over a WebSocket, nothing drawn."""

from __future__ import annotations

import asyncio
import json
import urllib.request
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


def new_browser(url: str) -> str:
    """The cookies a browser has once it has asked the server for something, as it sends them."""
    with urllib.request.urlopen(f"{url}/_stcore/health") as answer:
        given = answer.headers.get_all("Set-Cookie") or []
    return "; ".join(cookie.partition(";")[0] for cookie in given)


class Visitor:
    """One tab on one page. What has arrived since the last action is in its lists.

    Args:
        browser: whose tab it is, see `new_browser`; without it, a browser of its own.

    Attributes:
        first: seconds from `open` or `change` to the first message.
        element: seconds to the first element of the page.
        chart: seconds to the last chart; None if there was none.
        bars: the data of the live charts that arrived.
        notices: titles and texts of warnings and errors on the page.
    """

    def __init__(self, url: str, page: str, browser: str | None = None) -> None:
        self._url = url
        self._page = page
        self._browser = browser
        self._query = ""
        self._script = ""
        self._widgets: dict[str, WidgetState] = {}
        self._inputs: dict[str, tuple[str, str]] = {}  # id, and of ours its session, by label
        self._buttons: dict[str, str] = {}
        self._socket: ClientConnection | None = None
        self._clear()

    async def __aenter__(self) -> Self:
        if self._browser is None:
            self._browser = await asyncio.to_thread(new_browser, self._url)
        protocols: Any = ["streamlit"]
        self._socket = await connect(
            f"{self._url.replace('http', 'ws', 1)}/_stcore/stream",
            additional_headers={"Cookie": self._browser},
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

    async def press(self, label: str) -> None:
        """Press the button of that label; returns when the script has finished."""
        name = self._buttons[label]
        await self._run(WidgetState(id=name, trigger_value=True))

    async def _run(self, once: WidgetState | None = None) -> None:
        """One run of the script, with what is in the widgets, and an event beside them."""
        self._clear()
        message = BackMsg()
        run = message.rerun_script
        run.query_string = self._query
        run.page_name, run.page_script_hash = self._page, self._script
        run.widget_states.widgets.extend(self._widgets.values())
        if once is not None:
            run.widget_states.widgets.append(once)
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
            case "button":
                self._buttons[element.button.label] = element.button.id
            case "bidi_component" if element.bidi_component.component_name.endswith("text_field"):
                (field,) = json.loads(element.bidi_component.json)
                self._inputs[field["label"]] = (element.bidi_component.id, field["session"])
            case "text_input":
                self._inputs[element.text_input.label] = (element.text_input.id, "")
