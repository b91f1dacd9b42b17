"""Streamlit's front end and our components live with the content security policy."""

from __future__ import annotations

import urllib.request

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin


def test_every_answer_carries_the_headers(app_url: str) -> None:
    for path in ("/", "/tokens", "/_stcore/health", "/api/status"):
        with urllib.request.urlopen(app_url + path) as answer:
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_of_another_site_gets_no_connection_and_our_own_does(app_url: str) -> None:
    stream = f"{app_url.replace('http', 'ws', 1)}/_stcore/stream"
    with pytest.raises(InvalidStatus) as refused:
        connect(stream, origin=Origin("https://elsewhere.example"), proxy=None)
    assert refused.value.response.status_code == 403
    with connect(stream, origin=Origin(app_url), proxy=None):
        pass
