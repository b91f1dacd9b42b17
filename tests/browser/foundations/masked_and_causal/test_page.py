"""Masked and autoregressive in a browser: what matters is on the first screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.foundations.masked_and_causal.opened import LONG, SIGHT, open_text, row
from tests.browser.waiting import READY


@pytest.mark.parametrize("text", [None, LONG])
def test_what_matters_is_on_the_first_screen(app_url: str, page: Page, text: str | None) -> None:
    open_text(page, app_url, **({"text": text} if text else {}))
    for part in (
        page.get_by_role("textbox", name="Text"),
        row(page, SIGHT, "Both sides").and_(page.locator('[aria-selected="true"], .under')).first,
        page.get_by_text("P(token | left)", exact=True).first,
        page.get_by_text("P(token | left and right)", exact=True).first,
        page.get_by_text("actual", exact=True).first,
        # Below the strips of a long text there is room for the token, not for all about it.
        *([] if text else [page.locator(".followed .difference")]),
    ):
        expect(part).to_be_in_viewport(ratio=1, timeout=READY)
