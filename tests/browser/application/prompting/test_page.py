"""Prompting in a browser: demonstrations, another task, one's own, the threshold."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled


def test_the_main_path(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/prompting")
    main = page.get_by_test_id("stMain")
    right = main.locator(".row").filter(has_text="right answer").first
    expect(right).to_be_visible(timeout=READY)
    box = right.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 800, "on the first screen"
    expect(main.get_by_text(re.compile("^Past tense, 4 demonstrations"))).to_be_visible()

    slider = main.get_by_role("slider", name="Demonstrations")
    slider.focus()
    slider.press("ArrowRight")
    expect(main.get_by_text(re.compile("^Past tense, 5 demonstrations"))).to_be_visible(
        timeout=READY
    )
    expect(page).to_have_url(re.compile("shots=5"))
    settled(page)

    tasks = main.get_by_role("radiogroup", name="Task")
    tasks.get_by_role("radio", name="Capital").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Portugal", timeout=READY)
    expect(main.get_by_text(re.compile("right answer “Lisbon” has"))).to_be_visible(timeout=READY)
    settled(page)

    tasks.get_by_role("radio", name="Your own").click()
    pairs = main.get_by_label(re.compile("^Your pairs"))
    pairs.fill("dog -> <b>dogs</b>\ncat -> cats")
    expect(main.get_by_test_id("stCode").get_by_text("cat -> cats")).to_be_visible(timeout=READY)
    expect(main.get_by_test_id("stCode").get_by_text("<b>dogs</b>")).to_be_visible()
    settled(page)
    main.get_by_role("button", name="Try all my pairs").click()
    expect(main.locator(".legendtext", has_text="your own")).to_be_visible(timeout=2 * READY)
    settled(page)

    main.get_by_role("tab", name="One model as classifier").click()
    expect(main.get_by_text(re.compile("^At this threshold 19 of 32"))).to_be_visible(timeout=READY)
    main.get_by_role("button", name=re.compile("^The best for these")).click()
    expect(main.get_by_text(re.compile("^At this threshold 30 of 32"))).to_be_visible(timeout=READY)
    expect(page).to_have_url(re.compile(r"cut=2\.1"))
