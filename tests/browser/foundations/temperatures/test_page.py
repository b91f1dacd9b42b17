"""Temperature, side by side, in a browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.visiting import visit
from tests.browser.waiting import READY


def test_five_temperatures_stand_side_by_side(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/temperatures")
    expect(page.get_by_text("Two common opinions, measured on this prompt")).to_be_visible(
        timeout=2 * READY
    )
    for name in ("T = 0 (greedy)", "T = 0.3", "T = 0.7", "T = 1", "T = 1.5"):
        expect(page.get_by_text(name, exact=True)).to_be_visible()
    expect(page.get_by_text("seed 3", exact=True)).to_have_count(4)
    expect(page.get_by_test_id("stPlotlyChart")).to_be_visible(timeout=READY)
