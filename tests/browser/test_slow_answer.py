"""While an answer is slow the old chart stays where it is, dimmed, and pushes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from components.frame import site
from components.frame.page_card import PageCard
from tests.browser.test_every_page import CARDS
from tests.browser.waiting import READY, settled

TEXT = "Nobody had asked for this before, so"
MARK = b"_bars"  # in the messages that bring them
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


class Held:
    """The messages of a server, from the new bars on: they wait until they are let go."""

    def __init__(self, page: Page) -> None:
        self.holds = False
        self._waiting: list[Callable[[], None]] = []
        page.route_web_socket(re.compile("/_stcore/stream"), self._connect)

    def _connect(self, browser: WebSocketRoute) -> None:
        def pass_on(message: str | bytes) -> None:
            bars = isinstance(message, bytes) and MARK in message
            if self.holds and (self._waiting or bars):
                self._waiting.append(lambda: browser.send(message))
            else:
                browser.send(message)

        browser.connect_to_server().on_message(pass_on)

    def let_go(self) -> None:
        self.holds = False
        for send in self._waiting:
            send()


@pytest.mark.parametrize("card", WITH_BARS, ids=lambda card: card.id)
def test_the_old_chart_stays_dimmed_where_it_was(
    app_url: str, new_page: Page, card: PageCard
) -> None:
    held = Held(new_page)
    new_page.goto(f"{app_url}/{site.path_of(card)}")
    expect(new_page.locator("html[data-loaded]")).to_be_attached(timeout=READY)
    settled(new_page)
    bars = new_page.locator(BARS)
    new_page.evaluate(WATCH, BARS)
    before = bars.bounding_box()
    held.holds = True
    new_page.locator(f".st-key-text_{card.path}").get_by_role("textbox").fill(TEXT)
    expect(bars).to_have_attribute("data-stale", "true", timeout=READY)
    new_page.wait_for_function(
        "bars => getComputedStyle(bars).opacity < 1", arg=bars.element_handle()
    )
    assert bars.bounding_box() == before
    expect(new_page.locator("[data-testid=stMain] [data-testid=stSkeleton]")).to_have_count(0)
    held.let_go()
    expect(new_page.locator(f"{BARS}[data-stale=false]")).to_be_visible(timeout=READY)
    assert new_page.evaluate("window.together") == 1
