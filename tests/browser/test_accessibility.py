"""What test_every_page.py does not see of access: presenter mode with a lesson, the keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser import accessible
from tests.browser.visiting import visit
from tests.browser.waiting import settled

OURS = "[data-testid=stBidiComponentIsolated]"
# not every page has a component of ours
READY = f"{OURS}, [data-testid=stPageLink], [data-testid=stPlotlyChart]"


def open_page(page: Page, app_url: str, path: str) -> None:
    visit(page, f"{app_url}/{path}")
    expect(page.locator(READY).first).to_be_visible(timeout=60_000)
    settled(page)


def test_a_lesson_in_a_room_is_accessible_and_fits_a_phone(app_url: str, page: Page) -> None:
    open_page(page, app_url, "next-token?room=1&lesson=1")
    accessible.check(page)


def test_the_gap_moves_with_the_keyboard(app_url: str, page: Page) -> None:
    open_page(page, app_url, "masked-and-causal")
    gap = page.get_by_role("option", selected=True).first
    gap.focus()
    gap.press("ArrowRight")
    gap.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"[?&]at=6\b"), timeout=60_000)
    expect(page.get_by_text("after 6 tokens").first).to_be_visible(timeout=60_000)
