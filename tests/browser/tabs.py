"""Tabs of one window: every test has its own, and none compiles Streamlit's scripts again.

A tab that another one opened stays in the process of that one, where what was compiled for the test
before is still known: a page takes half the time of one in a new window.
"""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page

# Nobody answers there but `route`. It is the app's host: another would be another process.
_OPENER = "http://127.0.0.1/opener"


class Tabs:
    """A window whose first tab opens the others."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._opener = context.new_page()
        self._opener.route(_OPENER, lambda route: route.fulfill(body="", content_type="text/html"))
        self._opener.goto(_OPENER)

    def open(self) -> Page:
        """A tab that knows nothing of those before it."""
        with self._opener.expect_popup() as opened:
            self._opener.evaluate("() => { open('about:blank') }")
        return opened.value

    def clear(self) -> None:
        """Close what a test opened, and forget what it left."""
        for page in self._context.pages:
            if page != self._opener:
                page.close()
        self._context.clear_cookies()
        self._context.clear_permissions()
        memory = self._context.new_cdp_session(self._opener)
        memory.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage"})
        memory.detach()
