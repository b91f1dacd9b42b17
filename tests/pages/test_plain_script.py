"""app.py under somebody else's server: a host that runs it as a plain script."""

from __future__ import annotations

import pytest
import requests
from streamlit import net_util
from streamlit.testing.v1 import AppTest
from streamlit.web.server.app_discovery import discover_asgi_app
from streamlit.web.server.server_util import is_url_from_allowed_origins

from tests.pages.conftest import SHELL, TIME_LIMIT

APP = SHELL.parents[2] / "app.py"


def test_streamlit_run_takes_the_server_in_it() -> None:
    assert discover_asgi_app(APP).import_string == "app:app"


def test_as_a_plain_script_it_is_the_app_and_nobody_outside_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(requests, "get", lambda url, **_: asked.append(url))
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)  # put back after
    app = AppTest.from_file(APP, default_timeout=TIME_LIMIT).run()
    assert not app.exception
    assert app.title
    assert not is_url_from_allowed_origins("https://elsewhere.example")
    assert is_url_from_allowed_origins("http://localhost:8501")
    assert asked == []
