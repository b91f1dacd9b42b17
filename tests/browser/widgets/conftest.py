"""An app with nothing but live bars, and a page of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.server import Server
from tests.browser.widgets.opened_bars import open_bars

SCRIPT = Path(__file__).with_name("live_bars_app.py")


@pytest.fixture(scope="session")
def bars_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = Server(tmp_path_factory.mktemp("bars") / "log.txt", {}, SCRIPT)
    server.wait_until_ready()
    yield server.url
    server.stop()


@pytest.fixture
def bars(bars_url: str, page: Page) -> Page:
    open_bars(page, bars_url)
    return page
