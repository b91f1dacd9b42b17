"""What a tab sends is cut before anything keeps it; small messages pass untouched."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from backend.text.limits import LONGEST_TEXT, is_cut
from components.server.messages import SMALL, TOO_LARGE, BoundedMessages, cut

LONG = "ü" * LONGEST_TEXT  # twice as many bytes as are kept


def message(*widgets: WidgetState, query: str = "") -> bytes:
    whole = BackMsg()
    whole.rerun_script.query_string = query
    whole.rerun_script.page_name = "tokens"
    whole.rerun_script.widget_states.widgets.extend(widgets)
    return whole.SerializeToString()


def states(data: bytes | None) -> list[WidgetState]:
    assert data is not None
    return list(BackMsg.FromString(data).rerun_script.widget_states.widgets)


def test_a_small_message_is_handed_on_as_it_is() -> None:
    small = message(WidgetState(id="text", string_value="a text"))
    assert cut(small) is small
    assert cut(b"\xff no message") == b"\xff no message"  # Streamlit says what is wrong with it


def test_a_long_text_keeps_its_beginning_and_the_rest_is_untouched() -> None:
    short = WidgetState(id="word", string_value="London")
    number = WidgetState(id="seed", int_value=7)
    before = message(short, WidgetState(id="text", string_value=LONG), number, query="t=2")
    after = states(cut(before))
    assert (after[0], after[2]) == (short, number)
    assert len(after[1].string_value.encode()) == LONGEST_TEXT
    assert LONG.startswith(after[1].string_value)
    assert is_cut(after[1].string_value)
    run = BackMsg.FromString(cut(before) or b"").rerun_script
    assert (run.query_string, run.page_name) == ("t=2", "tokens")


@pytest.mark.parametrize("kind", ["json_value", "json_trigger_value"])
def test_a_text_inside_what_a_component_reports_is_cut_too(kind: str) -> None:
    report = {"text": LONG, "at": 3, "older": [LONG, None, "short"]}
    state = WidgetState(id="field")
    setattr(state, kind, json.dumps(report))
    (after,) = states(cut(message(state)))
    kept = json.loads(getattr(after, kind))
    assert (kept["at"], kept["older"][1:]) == (3, [None, "short"])
    for text in (kept["text"], kept["older"][0]):
        assert len(text.encode()) == LONGEST_TEXT


def test_what_is_long_and_no_json_becomes_nothing() -> None:
    (after,) = states(cut(message(WidgetState(id="field", json_value="[" * SMALL * 2))))
    assert json.loads(after.json_value) is None


def test_a_link_of_megabytes_is_cut() -> None:
    assert cut(message(query="text=" + "a" * 2 * SMALL)) is not None


def test_more_than_texts_is_no_message_of_ours() -> None:
    assert cut(b"\xff" * (SMALL + 1)) is None
    many = [WidgetState(id=str(number), string_value=LONG) for number in range(6)]
    assert cut(message(*many)) is None


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    with suppress(WebSocketDisconnect):
        while True:
            await socket.send_bytes(await socket.receive_bytes())


APP = Starlette(routes=[WebSocketRoute("/stream", echo)], middleware=[BoundedMessages])


def test_the_app_gets_what_was_cut_and_the_connection_ends_where_that_is_too_much() -> None:
    with TestClient(APP).websocket_connect("/stream") as socket:
        socket.send_bytes(message(WidgetState(id="text", string_value=LONG)))
        (state,) = states(socket.receive_bytes())
        assert len(state.string_value.encode()) == LONGEST_TEXT
        socket.send_bytes(b"\xff" * (SMALL + 1))
        with pytest.raises(WebSocketDisconnect) as ended:
            socket.receive_bytes()
    assert ended.value.code == TOO_LARGE
