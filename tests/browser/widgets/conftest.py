"""Apps of one component each, and pages of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server
from tests.browser.waiting import READY
from tests.browser.widgets.kept_page import KeptPage

SCRIPT = Path(__file__).with_name("live_bars_app.py")


@pytest.fixture
def page(new_page: Page) -> Page:
    """These are other apps than the one of the tab that stays."""
    return new_page


@pytest.fixture(scope="session")
def bars_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = Server(tmp_path_factory.mktemp("bars") / "log.txt", {}, SCRIPT)
    server.wait_until_ready()
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def keep_page(
    browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[Callable[[str], KeptPage]]:
    """Keeps an app that can begin again: `keep_page(url)`. No test may leave an error in it."""
    errors: list[str] = []
    context = browser.new_context(**browser_context_args)
    context.on("weberror", lambda one: errors.append(str(one.error)))
    yield lambda url: KeptPage(context.new_page, url)
    context.close()
    assert errors == [], "uncaught errors in the browser"


@pytest.fixture(scope="session")
def kept_bars(bars_url: str, keep_page: Callable[[str], KeptPage]) -> KeptPage:
    return keep_page(f"{bars_url}/?mode=one")


@pytest.fixture
def bars(kept_bars: KeptPage) -> Page:
    """Live bars as they are when they were just opened."""
    page = kept_bars.begin()
    expect(page.locator(".live-bars .row").first).to_be_visible(timeout=READY)
    return page
