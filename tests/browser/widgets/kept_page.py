"""A tab that tests look at one after the other; loading it takes ten times as long as a test."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Error, Page, ViewportSize, expect

from tests.browser.waiting import READY

LAST_REPORT = 500  # milliseconds in which a component has told what was typed or dragged
# What the components of the page have drawn, held to see whether it is gone.
HOLD = """() => {
  window.drawn = [...document.querySelectorAll(".stBidiComponent *")]
    .flatMap(node => [...(node.shadowRoot?.children ?? [])])
}"""
GONE = "() => window.drawn.every(node => !node.isConnected)"
# Streamlit may mount a component that has just come once more.
STAYED = """() => new Promise(resolve => setTimeout(
  () => resolve(window.drawn.length && window.drawn.every(node => node.isConnected)), 200))"""


class KeptPage:
    """An app with the button of `begin_again`: every test gets it as if it were just opened.

    A test that needs another size, another query string or a new window opens its own.
    """

    def __init__(self, new_page: Callable[[], Page], url: str) -> None:
        self._new_page = new_page
        self._url = url
        self._page: Page | None = None
        self._size: ViewportSize | None = None
        self._begun = 0

    def begin(self) -> Page:
        """The tab, with an app in which nothing has been done."""
        if self._page is not None:
            try:
                self._again(self._page)
                return self._page
            except (AssertionError, Error):  # the test before left it in no state to go on
                self._page.close()
        self._page = self._new_page()
        self._size, self._begun = self._page.viewport_size, 0
        self._page.goto(self._url)
        self._wait(self._page)
        return self._page

    def _again(self, page: Page) -> None:
        assert page.viewport_size == self._size
        assert page.url.startswith(self._url)
        page.mouse.up()
        page.keyboard.press("Escape")
        page.mouse.move(0, 0)
        page.wait_for_timeout(LAST_REPORT)
        page.get_by_test_id("stMain").evaluate("main => { main.scrollTop = 0 }")
        page.evaluate(HOLD)
        self._begun += 1
        page.get_by_role("button", name="Begin again").evaluate("button => button.click()")
        self._wait(page, 10_000)
        page.wait_for_function(GONE, timeout=10_000)
        for _ in range(20):
            page.evaluate(HOLD)
            if page.evaluate(STAYED):
                break
        page.evaluate("() => document.activeElement?.blur()")

    def _wait(self, page: Page, limit: float = READY) -> None:
        expect(page.get_by_text(f"begun again {self._begun} times")).to_be_visible(timeout=limit)
