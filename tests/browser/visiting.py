"""Going to an address of the app, in a tab that may show it already.

To load Streamlit takes a browser longer than all that a test does afterwards. So a tab that shows
the app is led to the address as a step through its history would lead it, and before that to one
where everything is forgotten, on the server (`forgetful.py`) and here: as if it were loaded.
"""

from __future__ import annotations

import itertools
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page, expect

from tests.browser.waiting import RESTS

SOON = 15_000  # milliseconds to forget; who takes longer is loaded again
# Past the frame's own `pushState`, which keeps one entry a page.
GO = """address => {
  History.prototype.pushState.call(history, null, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
}"""
FORGET = """() => {
  localStorage.clear()
  sessionStorage.clear()
  delete document.documentElement.dataset.loaded
  document.querySelector("[data-testid=stMain]").scrollTop = 0
  document.activeElement?.blur()
}"""
_numbers = itertools.count(1)


def visit(page: Page, address: str) -> None:
    """What `page.goto(address)` does, for an address of the app that all tests share."""
    parts = urlsplit(address)
    origin = f"{parts.scheme}://{parts.netloc}"
    if page.url.startswith(f"{origin}/") and _forgets(page, origin):
        page.evaluate(GO, address)
    else:
        page.goto(address)


def _forgets(page: Page, origin: str) -> bool:
    number = next(_numbers)
    try:
        # What a run still sends would not find its place on another page.
        expect(page.locator(RESTS)).to_be_attached(timeout=SOON)
        page.mouse.up()
        page.mouse.move(0, 0)
        page.evaluate(GO, f"{origin}/?forget={number}")
        expect(page.get_by_text(f"Forgotten {number}", exact=True)).to_be_visible(timeout=SOON)
        expect(page.locator(RESTS)).to_be_attached(timeout=SOON)
        expect(page.locator(".stBidiComponent")).to_have_count(0, timeout=SOON)
        page.evaluate(FORGET)
    except (AssertionError, Error):  # the test before left it in no state to go on
        return False
    return True
