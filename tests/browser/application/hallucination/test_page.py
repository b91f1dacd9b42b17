"""Hallucination in a browser: the word, the truth, the justification, and a link to it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled


def test_the_main_path(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/hallucination")
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text("User: Is gold a metal?")).to_be_visible(timeout=READY)
    denial = main.locator(".row").filter(has_text="the denial").first
    expect(denial).to_be_visible(timeout=READY)
    box = denial.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 800, "on the first screen"
    before = denial.locator(".value").all_inner_texts()

    main.get_by_role("radio", name="False").click()
    expect(main.get_by_text("User: Is gold a gas?")).to_be_visible(timeout=READY)
    expect(page.get_by_label("Text", exact=True)).to_have_value("gold is a gas")
    expect(denial.locator(".value").first).not_to_have_text(before[0], timeout=READY)

    main.get_by_text("Let it justify itself").click()
    grown = main.get_by_text(re.compile(r"^Assistant: No, gold is ▏ not a gas"))
    expect(grown).to_be_visible(timeout=READY)
    expect(page).to_have_url(re.compile("justify=true"))
    settled(page)

    text = page.get_by_label("Text", exact=True)
    text.fill("<b>cats</b> are green")
    expect(main.get_by_text("User: Are <b>cats</b> green?")).to_be_visible(timeout=READY)
    expect(main.locator(".legendtext", has_text="your own")).to_be_attached(timeout=READY)
    settled(page)

    main.get_by_role("tab", name="It does not exist").click()
    circled = main.locator(".span.marked")
    expect(circled).to_have_count(2, timeout=2 * READY)
    expect(circled.first).to_have_attribute("aria-label", re.compile("the lowest of all"))
    main.get_by_role("radio", name="First token").click()
    expect(page).to_have_url(re.compile("signal=first"), timeout=READY)
    settled(page)

    page.goto(page.url)
    expect(main.get_by_text("User: Are <b>cats</b> green?")).to_be_visible(timeout=READY)
    expect(main.get_by_role("radio", name="First token")).to_be_checked(timeout=READY)
