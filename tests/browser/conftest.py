"""The browser and the app for the browser tests.

`app_url` is one app for the whole run; `fresh_server` starts another process where a test needs the
first request of a server. Every page fails its test if the browser reports an uncaught error or
asks another machine for anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, Request, ViewportSize

from tests.browser.server import Server
from tests.browser.tabs import Tabs
from tools import chromium

StartServer = Callable[..., Server]
LAPTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}

FLAGS = [
    "--no-sandbox",  # the tests may run as root, and open nothing but their own app
    "--disable-gpu",
    # Nothing of its own to say to anybody.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A microphone that beeps, and is allowed.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser that is installed on this machine, not one that Playwright downloads."""
    executable = chromium.find()
    if executable is None:
        pytest.fail(chromium.ADVICE, pytrace=False)
    return {**browser_type_launch_args, "executable_path": executable, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": LAPTOP, "locale": "en-GB"}


@pytest.fixture(scope="session")
def window(browser: Browser, browser_context_args: dict[str, Any]) -> Tabs:
    return Tabs(browser.new_context(**browser_context_args), LAPTOP)


@pytest.fixture(scope="session")
def phone_window(browser: Browser, browser_context_args: dict[str, Any]) -> Tabs:
    kind = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    return Tabs(browser.new_context(**{**browser_context_args, **kind}), PHONE)


@pytest.fixture
def page(window: Tabs) -> Iterator[Page]:
    """A tab of a computer, 1280 by 800 pixels, that other tests have used (`visiting.py`)."""
    yield from watched(window, window.kept())


@pytest.fixture
def phone(phone_window: Tabs) -> Iterator[Page]:
    """A tab of a phone, 390 by 844 pixels and a finger, that other tests have used."""
    yield from watched(phone_window, phone_window.kept())


@pytest.fixture
def new_page(window: Tabs) -> Iterator[Page]:
    """A tab of a computer where nobody has been: for what happens while a page loads."""
    yield from watched(window, window.open())


def watched(tabs: Tabs, page: Page) -> Iterator[Page]:
    errors: list[str] = []
    foreign: set[str] = set()

    def note_error(error: Error) -> None:
        errors.append(str(error))

    def note_request(request: Request) -> None:
        parts = urlsplit(request.url)
        local = parts.hostname in ("127.0.0.1", "localhost")
        if parts.scheme in ("http", "https", "ws", "wss") and not local:
            foreign.add(request.url)

    page.on("pageerror", note_error)
    page.on("request", note_request)
    yield page
    page.remove_listener("pageerror", note_error)
    page.remove_listener("request", note_request)
    tabs.clear()
    assert errors == [], "uncaught errors in the browser"
    assert foreign == set(), "the page asked another machine"


@pytest.fixture(scope="session")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app that all tests of a run share. It can forget (`forgetful.py`)."""
    log = tmp_path_factory.mktemp("app") / "log.txt"
    server = Server(log, {}, starter="tests.browser.forgetful")
    server.wait_until_ready()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def app_url(app_server: Server) -> str:
    return app_server.url


@pytest.fixture(scope="session")
def app_log(app_server: Server) -> Path:
    """The file with everything that the shared app has printed so far."""
    return app_server.log


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[StartServer]:
    """Starts a process of the app that nobody has talked to: `fresh_server(NAME="value", ...)`.

    The arguments are environment variables for it. All are stopped after the test.
    """
    started: list[Server] = []

    def start(**environment: str) -> Server:
        server = Server(tmp_path / f"server-{len(started)}.txt", environment)
        started.append(server)
        server.wait_until_ready()
        return server

    yield start
    for server in started:
        server.stop()
