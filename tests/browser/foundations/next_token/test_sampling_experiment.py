"""Draw 100 in a browser: another sample moves the dots alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.foundations.next_token.opened import open_next_token, open_part
from tests.browser.waiting import READY, settled


def test_drawing_again_moves_the_dots_and_not_the_bars(app_url: str, page: Page) -> None:
    open_next_token(page, app_url)
    draws = open_part(page, "Draw 100")
    expect(draws.get_by_text("T = 1, seed 1")).to_be_visible(timeout=READY)
    chart = draws.locator(".js-plotly-plot").first
    bars, dots = (chart.locator(one) for one in (".barlayer .point path", ".scatterlayer .points"))
    shapes = [path.get_attribute("d") for path in bars.all()]
    places = dots.last.inner_html()
    draws.get_by_role("button", name="Draw again").click()
    expect(draws.get_by_text("T = 1, seed 2")).to_be_visible(timeout=READY)
    settled(page)
    page.wait_for_timeout(300)
    assert [path.get_attribute("d") for path in bars.all()] == shapes
    assert dots.last.inner_html() != places
