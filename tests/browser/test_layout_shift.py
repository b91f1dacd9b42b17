"""A page loads in a browser that has never been here: nothing moves, and nothing is blocked."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from components.frame import site
from components.frame.page_card import PageCard
from tests.browser.test_every_page import CARDS
from tests.browser.waiting import READY, settled

SIZES: dict[str, ViewportSize] = {
    "laptop": {"width": 1280, "height": 800},
    "phone": {"width": 390, "height": 844},
}
CSP = "Content Security Policy"  # what the console says when it blocks something
MOST = 0.1  # web.dev, "Cumulative Layout Shift": above that it is no longer good
OBSERVE = """
window.shifts = []
const told = node => (node?.nodeType === 1 ? node : node?.parentElement)?.outerHTML.slice(0, 160)
new PerformanceObserver(list => {
  for (const { value, startTime, hadRecentInput, sources } of list.getEntries())
    if (!hadRecentInput) window.shifts.push([startTime, value, sources.map(one => told(one.node))])
}).observe({ type: "layout-shift", buffered: true })
"""


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_cold_load_moves_nothing_and_asks_for_nothing_that_is_blocked(
    app_url: str, new_page: Page, card: PageCard, size: ViewportSize
) -> None:
    new_page.set_viewport_size(size)
    new_page.context.new_cdp_session(new_page).send("Network.clearBrowserCache")
    new_page.add_init_script(OBSERVE)
    blocked: list[str] = []
    new_page.on("console", lambda said: blocked.append(said.text) if CSP in said.text else None)
    new_page.goto(f"{app_url}/{site.path_of(card)}")
    expect(new_page.locator("html[data-loaded]")).to_be_attached(timeout=2 * READY)
    settled(new_page)
    shifts = new_page.evaluate("window.shifts")
    assert worst(shifts) <= MOST, shifts
    assert blocked == []


def worst(shifts: list[tuple[float, float, Any]]) -> float:
    """Cumulative layout shift: of bursts of at most 5 s with pauses under 1 s, the largest."""
    largest = burst = 0.0
    begun = before = float("-inf")
    for time, value, _ in shifts:
        if time - before > 1_000 or time - begun > 5_000:
            begun, burst = time, 0.0
        burst += value
        before = time
        largest = max(largest, burst)
    return largest
