"""A conversation in a browser: typed special tokens stay text."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.foundations.tokens.opened import open_tab


def test_typed_special_tokens_stay_text(app_url: str, page: Page) -> None:
    open_tab(page, app_url, "Chat template")
    page.get_by_role("button", name="Prompt injection").click()
    expect(page.get_by_text("Here they are encoded as ordinary tokens")).to_be_visible()
    turns = page.get_by_role("list", name=re.compile("The conversation in tokens"))
    expect(turns).to_have_count(3)
    expect(turns.locator('[data-kind="special"]')).to_have_count(5)
