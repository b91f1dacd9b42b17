"""Addresses: a deep link to a fresh server, and a link that restores what somebody else sees."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import StartServer


@pytest.fixture
def page(new_page: Page) -> Page:
    """With a history of its own."""
    return new_page


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
    temperature = slider.input_value()
    # Not one that it passed on the way.
    expect(page).to_have_url(re.compile(rf"text=The(\+|%20)opposite.*t={re.escape(temperature)}\b"))
    link = page.url

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


def test_controls_of_a_section_travel_in_the_link_and_texts_only_in_the_whole_one(
    app_url: str, page: Page
) -> None:
    page.goto(f"{app_url}/next-token?part=logit_histogram&compared=my+secret")
    counts = page.get_by_label("Logarithmic counts")
    expect(counts).to_be_checked(timeout=60_000)
    page.get_by_text("Logarithmic counts").click()
    expect(page).to_have_url(re.compile(r"log_counts=false"), timeout=60_000)
    slider = page.get_by_role("slider", name="Temperature").first
    slider.focus()
    slider.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"log_counts=false.*t=0\.9|t=0\.9.*log_counts=false"))
    page.get_by_text("Logit", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"view=logit"), timeout=60_000)

    page.get_by_test_id("stPopover").get_by_text("Share").click()
    whole = page.get_by_label("Link to what you see", exact=True)
    bare = page.get_by_label("Link without my text", exact=True)
    for public in ("log_counts=false", "part=logit_histogram", "view=logit", "t=0.9"):
        expect(whole).to_have_value(re.compile(re.escape(public)), timeout=60_000)
        expect(bare).to_have_value(re.compile(re.escape(public)))
    expect(whole).to_have_value(re.compile(r"my\+secret"))
    expect(bare).not_to_have_value(re.compile("secret"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy: Link to what you see").click()
    expect(page.get_by_text("Copied", exact=True).first).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == whole.input_value()
    if urlsplit(link).hostname != urlsplit(app_url).hostname:  # this machine has a network
        expect(page.get_by_text("only while they are in the same network")).to_be_visible()
        local = page.get_by_label("Link for this computer only", exact=True)
        assert urlsplit(local.input_value()).query == urlsplit(link).query
        link = local.input_value()
    else:
        expect(page.get_by_text("Only this computer can open these links")).to_be_visible()

    assert page.context.browser is not None
    context = page.context.browser.new_context()
    other = context.new_page()
    other.goto(link)
    expect(other.get_by_label("Logarithmic counts")).not_to_be_checked(timeout=60_000)
    logit = other.get_by_role("radio", name="Logit", exact=True).first
    expect(logit).to_be_checked(timeout=60_000)
    assert other.url == link
    context.close()


@pytest.mark.parametrize("room", ["", "&room=1"])
def test_back_and_forward_bring_a_bound_control_along(app_url: str, page: Page, room: str) -> None:
    page.goto(f"{app_url}/masked-and-causal?whole_words=true{room}")
    whole = page.get_by_role("switch", name="Whole words")
    expect(whole).to_be_checked(timeout=60_000)
    page.get_by_role("link", name="Generation").filter(visible=True).click()
    heading = page.get_by_role("heading", name="Generation", exact=True)
    expect(heading).to_be_visible(timeout=60_000)
    expect(page).not_to_have_url(re.compile("whole_words"))
    page.wait_for_timeout(1_000)
    page.go_back()
    expect(whole).to_be_checked(timeout=60_000)
    page.go_forward()
    expect(heading).to_be_visible(timeout=60_000)
