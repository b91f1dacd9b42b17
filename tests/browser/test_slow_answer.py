"""While an answer is slow the old chart stays where it is, dimmed, and pushes nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from components.frame import site
from components.frame.page_card import PageCard
from tests.browser.server import Server
from tests.browser.test_every_page import CARDS
from tests.browser.waiting import READY, settled

# Long enough that a run has begun in the browser well before its answer is there.
LONG = "It was said of them all that " * 11
WITH_BARS = [card for card in CARDS if card.id in ("next_token", "masked_and_causal", "generation")]
BARS = "[data-testid=stMain] [data-testid=stElementContainer][class*=_bars]"


# The most charts that stood on the page together: a chart that is drawn anew elsewhere makes two.
WATCH = """
bars => {
  window.together = 0
  const look = () => {
    window.together = Math.max(window.together, document.querySelectorAll(bars).length)
  }
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  look()
}
"""


@contextmanager
def held(server: Server) -> Iterator[None]:
    """The server does nothing for a while."""
    os.kill(server.process_id, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(server.process_id, signal.SIGCONT)


@pytest.mark.parametrize("card", WITH_BARS, ids=lambda card: card.id)
def test_the_old_chart_stays_dimmed_where_it_was(
    app_server: Server, page: Page, card: PageCard
) -> None:
    page.goto(f"{app_server.url}/{site.path_of(card)}")
    expect(page.locator("html[data-loaded]")).to_be_attached(timeout=READY)
    settled(page)
    bars = page.locator(BARS)
    page.evaluate(WATCH, BARS)
    field = page.locator(f".st-key-text_{card.path}").get_by_role("textbox")
    field.fill(LONG)
    begun = page.locator("[data-testid=stApp][data-test-script-state=running]")
    expect(begun).to_be_attached(timeout=READY)
    before = bars.bounding_box()
    with held(app_server):
        expect(bars).to_have_attribute("data-stale", "true")
        page.wait_for_function(
            "bars => getComputedStyle(bars).opacity < 1", arg=bars.element_handle()
        )
        assert bars.bounding_box() == before
        expect(page.locator("[data-testid=stMain] [data-testid=stSkeleton]")).to_have_count(0)
    expect(page.locator(f"{BARS}[data-stale=false]")).to_be_visible(timeout=READY)
    assert page.evaluate("window.together") == 1
