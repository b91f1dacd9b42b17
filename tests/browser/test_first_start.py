"""A server that has no model yet: everybody sees what it does, and what is wrong, at once."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import StartServer

LONG = 60_000  # ms


class SilentIndex:
    """A package index that takes calls and says nothing, until it hangs up."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/simple"

    def hang_up(self) -> None:
        self._socket.close()


@pytest.fixture
def index() -> Iterator[SilentIndex]:
    silent = SilentIndex()
    yield silent
    silent.hang_up()


def test_all_visitors_see_the_fetch_and_its_failure_together(
    fresh_server: StartServer,
    index: SilentIndex,
    tmp_path: Path,
    new_page: Page,
    context: BrowserContext,
) -> None:
    server = fresh_server(
        LOGITSCOPE_CACHE=str(tmp_path / "cache"),
        PIP_INDEX_URL=index.url,
        PIP_CONFIG_FILE=os.devnull,
        PIP_RETRIES="0",
    )
    other = context.new_page()
    new_page.goto(f"{server.url}/next-token")
    other.goto(f"{server.url}/tokens")
    for visitor in (new_page, other):
        doing = visitor.get_by_text("Downloading the model").first
        expect(doing).to_be_visible(timeout=LONG)
        expect(doing).to_contain_text("This is needed once, for everybody.")
    index.hang_up()
    for visitor in (new_page, other):
        expect(visitor.get_by_text("is not available").first).to_be_visible(timeout=LONG)
        expect(visitor.get_by_text("finds the reasons in its log").first).to_be_visible()
        expect(visitor.get_by_role("button", name="Try again")).to_be_visible()
        expect(visitor.get_by_text("Downloading the model")).to_have_count(0)
    assert "put the file" in server.log_text(), "what can be done is told to whoever runs it"
