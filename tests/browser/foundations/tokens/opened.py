"""The page Tokens opened in a browser with one of its tabs."""

from __future__ import annotations

from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled

# What shows that the tab has all it has.
TABS = {
    "The same text, four ways": "need the Hugging Face Hub",
    "Learn a vocabulary": "Learned on this server",
    "Words or tokens?": "Download as CSV",
    "Chat template": "of them typed",
    "Two texts": "takes 1.85 times as many tokens",
}


def open_tab(page: Page, app_url: str, tab: str, **query: str) -> None:
    visit(page, f"{app_url}/tokens?{urlencode(query)}")
    choose_tab(page, tab)


def choose_tab(page: Page, tab: str) -> None:
    page.get_by_role("tab", name=tab).click(timeout=READY)
    panel = page.get_by_role("tabpanel", name=tab)
    expect(panel.get_by_text(TABS[tab]).first).to_be_visible(timeout=READY)
    settled(page)
