"""Opens pages of the app without a browser, in the frame they have in the app."""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from components.frame import prose, site
from components.frame.term_marks import Marker
from components.results import store
from components.state import every_action
from pages.frame.table import SECTIONS
from tests.pages.files import Files

SHELL = Path(__file__).parents[2] / "pages/frame/shell.py"
TIME_LIMIT = 120  # seconds; the first run of a session loads the models

OpenPage = Callable[..., AppTest]

site.open_site(SECTIONS)
every_action.install()  # as app.py does
# Every AppTest looks for components in all packages installed here: a quarter of a second each.
manifest_scanner.scan_component_manifests = functools.cache(
    manifest_scanner.scan_component_manifests
)


def script(page_id: str) -> str:
    """The file of a page, as `AppTest.switch_page` wants it."""
    return f"../{site.card_of(page_id).script.relative_to(SHELL.parents[1])}"


@pytest.fixture(autouse=True)
def without_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page says is tested in its plain words; `test_terms.py` looks at the marked terms."""
    monkeypatch.setattr(prose, "marker", lambda: Marker({}))


@pytest.fixture
def nothing_known() -> None:
    """No test before this one has computed what it asks for, so what waits for a button waits."""
    store.results.clear()


def opened(page_id: str, **query: str) -> AppTest:
    # Only the frame knows the pages, so it has to run before one can be chosen.
    app = AppTest.from_file(SHELL, default_timeout=TIME_LIMIT).run()
    app.switch_page(script(page_id))
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


@pytest.fixture
def open_page() -> OpenPage:
    """Opens a page as a link would: `open_page("next_token", text="Hi", t="0.5")`.

    The first argument is the page's id, the others are the query string.
    """
    return opened


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Every CSV file that a page offers, as the rows that a program reads."""
    offered: Files = {}

    def download(_: str, data: Callable[[], str], *, file_name: str, **__: object) -> None:
        if file_name.endswith(".csv"):
            text = data()
            assert text.startswith("\ufeff")
            offered[file_name] = list(csv.reader(io.StringIO(text[1:], newline="")))

    monkeypatch.setattr(st, "download_button", download)
    return offered
