"""Consistency in a browser: the bars of the first screen, a temperature, one's own question."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled


def test_the_main_path(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/consistency")
    main = page.get_by_test_id("stMain")
    told = main.get_by_text(re.compile("^Most frequent: “"))
    expect(told).to_be_visible(timeout=READY)
    bars = main.locator(".js-plotly-plot").first
    expect(bars.locator(".barlayer .point").first).to_be_visible(timeout=READY)
    settled(page)
    for wording in ("The capital of Australia is", "The seat of government of Australia"):
        box = bars.locator(".annotation", has_text=wording).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 800, "on the first screen"
    before = told.inner_text()

    temperatures = main.get_by_role("radiogroup", name="Temperature")
    hot = temperatures.get_by_role("radio", name="1", exact=True)
    hot.focus()
    hot.press("Enter")
    expect(told).not_to_have_text(before, timeout=READY)
    expect(page).to_have_url(re.compile(r"sampled_at=1\.0"))
    settled(page)

    page.get_by_role("textbox", name="Text", exact=True).fill("The <b>best</b> fruit is\nI like")
    start = main.get_by_role("button", name="Sample 20 answers to each")
    expect(start).to_be_visible(timeout=READY)
    start.click()
    expect(main.get_by_text(re.compile(r", \d+ of 40\."))).to_be_visible(timeout=READY)
    main.get_by_role("tab", name="Other wordings").click()
    ring = main.locator(".js-plotly-plot").last.locator(".legendtext", has_text="your own")
    expect(ring).to_be_visible(timeout=READY)
