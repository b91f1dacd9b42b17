"""The server stops under an open page: what to do is said, and it is said to who reads the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import StartServer
from tests.browser.waiting import READY, settled


def test_a_lost_connection_is_told_in_plain_words(
    fresh_server: StartServer, new_page: Page
) -> None:
    server = fresh_server()
    new_page.goto(f"{server.url}/glossary")
    expect(new_page.get_by_label("Find a term")).to_be_visible(timeout=READY)
    settled(new_page)
    server.stop()
    told = new_page.get_by_role("dialog")
    expect(told.get_by_role("heading", name="Connection lost")).to_be_visible(timeout=READY)
    expect(told).to_contain_text("reload the page: your settings are in the address")
    new_page.wait_for_timeout(3_000)  # attempts to reconnect write to the dialog again
    expect(told).to_contain_text("The page reconnects by itself")
    expect(told).not_to_contain_text("Streamlit")
    expect(told).not_to_contain_text("terminal")
