"""The same text cut in several ways, in a browser: a vocabulary out of reach."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.foundations.tokens.opened import open_tab
from tests.browser.waiting import READY


def test_a_vocabulary_out_of_reach_leaves_the_page(app_url: str, page: Page) -> None:
    open_tab(page, app_url, "The same text, four ways")
    page.get_by_role("button", name="Add RoBERTa’s tokens").click()
    sentence = page.get_by_text("RoBERTa’s vocabulary could not be fetched")
    expect(sentence).to_be_visible(timeout=READY)
    expect(page.get_by_role("list", name=re.compile("tokens of SmolLM2"))).to_be_visible()
