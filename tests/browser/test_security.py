"""Streamlit's front end and our components live with the content security policy."""

from __future__ import annotations

import urllib.request

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosedError, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin


def test_every_answer_carries_the_headers(app_url: str) -> None:
    for path in ("/", "/tokens", "/_stcore/health", "/api/status"):
        with urllib.request.urlopen(app_url + path) as answer:
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "microphone=(self)" in answer.headers["Permissions-Policy"]


def test_a_page_of_another_site_gets_no_connection_and_our_own_does(app_url: str) -> None:
    stream = f"{app_url.replace('http', 'ws', 1)}/_stcore/stream"
    with pytest.raises(InvalidStatus) as refused:
        connect(stream, origin=Origin("https://elsewhere.example"), proxy=None)
    assert refused.value.response.status_code == 403
    with connect(stream, origin=Origin(app_url), proxy=None):
        pass


def test_a_message_of_many_megabytes_ends_its_connection_unread(app_url: str) -> None:
    message = BackMsg()
    message.rerun_script.query_string = "a" * 9_000_000  # of one that is read, most is cut
    stream = f"{app_url.replace('http', 'ws', 1)}/_stcore/stream"

    def send_and_read(tab: ClientConnection) -> None:
        tab.send(message.SerializeToString())
        tab.recv()

    with (
        connect(stream, origin=Origin(app_url), proxy=None) as tab,
        pytest.raises(ConnectionClosedError),
    ):
        send_and_read(tab)
