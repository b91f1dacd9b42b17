"""The page Next token opened in a browser, and its sections."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled

# What shows that the part has all it has.
PARTS = {
    "All logits": "Every logit as CSV",
    "Temperature curves": "Curves as CSV",
    "Sample 100 times": "A new seed gives other samples",
    "Compare two prompts": "Every token as CSV",
}


def part(page: Page, title: str) -> Locator:
    summary = page.locator("summary", has_text=title)
    return page.get_by_test_id("stExpander").filter(has=summary)


def open_part(page: Page, title: str) -> Locator:
    found = part(page, title)
    settled(page)
    # By a key: charts above may still grow, and move this one away from under a pointer.
    summary = found.locator("summary", has_text=title)
    expect(summary).to_be_visible(timeout=READY)  # what is hidden takes no key
    summary.press("Enter")
    expect(found.get_by_text(PARTS[title]).first).to_be_visible(timeout=READY)
    return found


def open_next_token(page: Page, app_url: str, query: str = "") -> None:
    visit(page, f"{app_url}/next-token{query}")
    expect(page.get_by_role("slider", name="Temperature").first).to_be_visible(timeout=READY)
