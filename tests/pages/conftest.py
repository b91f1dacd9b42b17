"""Opens pages of the app without a browser, in the frame they have in the app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

SHELL = Path(__file__).parents[2] / "pages/frame/shell.py"
TIME_LIMIT = 120  # seconds; the first run of a session loads the models

OpenPage = Callable[..., AppTest]


@pytest.fixture
def open_page() -> OpenPage:
    """Opens a page as a link would: `open_page(FILE, text="Hi", t="0.5")`.

    The file is relative to `pages/`; the other arguments are the query string.
    """

    def open_it(file: str, **query: str) -> AppTest:
        # Only the frame knows the pages, so it has to run before one can be chosen.
        app = AppTest.from_file(SHELL, default_timeout=TIME_LIMIT).run()
        app.switch_page(f"../{file}")
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return open_it
