"""Sample 100 times in a browser: a new seed moves the dots alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.foundations.next_token.opened import open_next_token, open_part
from tests.browser.waiting import READY, settled


def test_sampling_again_moves_the_dots_and_not_the_bars(app_url: str, page: Page) -> None:
    open_next_token(page, app_url)
    experiment = open_part(page, "Sample 100 times")
    expect(experiment.get_by_text("T = 1, seed 1")).to_be_visible(timeout=READY)
    chart = experiment.locator(".js-plotly-plot").first
    bars, dots = (chart.locator(one) for one in (".barlayer .point path", ".scatterlayer .points"))
    shapes = [path.get_attribute("d") for path in bars.all()]
    before = dots.last.inner_html()
    experiment.get_by_role("button", name="Sample again").click()
    expect(experiment.get_by_text("T = 1, seed 2")).to_be_visible(timeout=READY)
    settled(page)
    page.wait_for_timeout(300)
    assert [path.get_attribute("d") for path in bars.all()] == shapes
    assert dots.last.inner_html() != before
