"""Tabs of one window, of which one stays, and none compiles Streamlit's scripts again.

A tab that another one opened stays in the process of that one, where what was compiled for the test
before is still known: a page takes half the time of one in a new window.
"""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, ViewportSize

# Nobody answers there but `route`. It is the app's host: another would be another process.
_OPENER = "http://127.0.0.1/opener"
_MOST = 30  # tests in the tab that stays: what they drew takes memory


class Tabs:
    """A window whose first tab opens the others."""

    def __init__(self, context: BrowserContext, size: ViewportSize) -> None:
        self._context = context
        self._size = size
        self._opener = context.new_page()
        self._opener.route(_OPENER, lambda route: route.fulfill(body="", content_type="text/html"))
        self._opener.goto(_OPENER)
        self._kept: Page | None = None
        self._tests = 0  # that have been in it

    def open(self) -> Page:
        """A tab that knows nothing of those before it."""
        with self._opener.expect_popup() as opened:
            self._opener.evaluate("() => { open('about:blank') }")
        return opened.value

    def kept(self) -> Page:
        """The tab that stays, of the usual size and with nothing wished for."""
        if self._kept is None or self._kept.is_closed():
            self._kept, self._tests = self.open(), 0
        self._tests += 1
        self._kept.unroute_all()
        self._kept.set_viewport_size(self._size)
        self._kept.emulate_media(color_scheme="light", reduced_motion="no-preference")
        return self._kept

    def clear(self) -> None:
        """Close what a test opened, and forget what it left.

        The one cookie stays: it is Streamlit's, without which the tab that stays could upload
        nothing.
        """
        stays = self._kept if self._tests < _MOST else None
        for page in self._context.pages:
            if page not in (self._opener, stays):
                page.close()
        self._context.clear_permissions()
        memory = self._context.new_cdp_session(self._opener)
        memory.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage"})
        memory.detach()
