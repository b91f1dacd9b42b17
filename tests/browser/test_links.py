"""Addresses: a deep link to a fresh server, and a link that restores what somebody else sees."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import StartServer


def test_a_deep_link_as_the_first_request_of_a_fresh_server(
    fresh_server: StartServer, page: Page
) -> None:
    server = fresh_server()
    page.goto(f"{server.url}/masked-and-causal")
    expect(page.get_by_role("heading", name="Masked and autoregressive")).to_be_visible(
        timeout=60_000
    )
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("link", name="Next token")).to_be_visible()


def test_a_link_restores_the_state_in_a_fresh_browser(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/next-token")
    page.get_by_label("Text", exact=True).fill("The opposite of hot is")
    expect(page.get_by_role("button", name="␣cold").first).to_be_visible(timeout=60_000)
    slider = page.get_by_role("slider", name="Temperature").first
    slider.focus()
    for _ in range(5):
        slider.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"text=The(\+|%20)opposite.*t=0\.\d"))
    link, temperature = page.url, slider.input_value()

    assert page.context.browser is not None
    context = page.context.browser.new_context()
    other = context.new_page()
    other.goto(link)
    expect(other.get_by_label("Text", exact=True)).to_have_value("The opposite of hot is")
    expect(other.get_by_role("slider", name="Temperature").first).to_have_value(
        temperature, timeout=60_000
    )
    context.close()


def test_back_restores_the_page_and_the_text_before(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/next-token?text=One")
    expect(page.get_by_role("slider", name="Temperature").first).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Tokens").first.click()
    expect(page.get_by_role("heading", name="Tokens", exact=True)).to_be_visible(timeout=60_000)
    expect(page).to_have_url(re.compile(r"/tokens\?text=One"))
    page.wait_for_timeout(1_000)
    for _ in range(2):  # Streamlit may keep the bare address of a page as a step of its own
        if "/tokens" in page.url:
            page.go_back()
            page.wait_for_timeout(2_000)
    heading = page.get_by_role("heading", name="Next token", exact=True)
    expect(heading).to_have_count(1, timeout=60_000)
    expect(page.get_by_label("Text", exact=True)).to_have_value("One")
