"""Every page for everybody: axe-core, light and dark, a phone, the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessible

PAGES = ["", "tokens", "next-token", "two-readings", "generation", "temperatures", "glossary",
         "next-token?room=1&lesson=1"]  # fmt: skip
OURS = "[data-testid=stBidiComponentIsolated]"
# not every page has a component of ours
READY = f"{OURS}, [data-testid=stPageLink], [data-testid=stPlotlyChart]"


def open_page(page: Page, app_url: str, path: str) -> None:
    page.goto(f"{app_url}/{path}")
    expect(page.locator(READY).first).to_be_visible(timeout=60_000)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=60_000)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits_a_phone(app_url: str, page: Page, path: str) -> None:
    open_page(page, app_url, path)
    accessible.check(page)


def test_the_gap_moves_with_the_keyboard(app_url: str, page: Page) -> None:
    open_page(page, app_url, "two-readings")
    gap = page.get_by_role("option", selected=True).first
    gap.focus()
    gap.press("ArrowRight")
    gap.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"[?&]at=6\b"), timeout=60_000)
    expect(page.get_by_text("after 6 tokens").first).to_be_visible(timeout=60_000)
