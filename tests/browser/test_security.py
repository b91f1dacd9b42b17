"""Streamlit's front end and our components live with the content security policy."""

from __future__ import annotations

import urllib.request

import pytest
from playwright.sync_api import Page, expect

PAGES = {
    "": "See how a language model picks its words",
    "tokens": "Tokens",
    "next-token": "Next token",
    "two-readings": "Masked and autoregressive",
}


@pytest.mark.parametrize("path", PAGES)
def test_nothing_on_a_page_is_blocked(app_url: str, page: Page, path: str) -> None:
    blocked: list[str] = []
    page.on("console", lambda said: blocked.append(said.text) if "Content" in said.text else None)
    page.goto(f"{app_url}/{path}")
    expect(page.get_by_role("heading", name=PAGES[path], exact=True)).to_be_visible(timeout=60_000)
    # the live thing of each page is one of our components
    expect(page.locator("[data-testid=stBidiComponentIsolated]").first).to_be_visible(
        timeout=60_000
    )
    page.wait_for_timeout(1_000)
    assert blocked == []


def test_markup_in_a_text_stays_text(app_url: str, page: Page) -> None:
    hostile = "%3Cimg%20src=x%20onerror=%22document.title='taken'%22%3E"
    for path in ("tokens", "next-token", "two-readings"):
        page.goto(f"{app_url}/{path}?text={hostile}&word={hostile}")
        expect(page.get_by_role("heading", name=PAGES[path], exact=True)).to_be_visible(
            timeout=60_000
        )
        page.wait_for_timeout(2_000)
        assert page.title() != "taken"
        assert page.locator("img[src=x]").count() == 0


def test_every_answer_carries_the_headers(app_url: str) -> None:
    for path in ("/", "/tokens", "/_stcore/health", "/api/status"):
        with urllib.request.urlopen(app_url + path) as answer:
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
