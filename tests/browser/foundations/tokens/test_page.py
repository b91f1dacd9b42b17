"""Tokens in a browser: every tab is for everybody, and a link to a far token."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from tests.browser import accessible
from tests.browser.foundations.tokens.opened import TABS, choose_tab, open_tab
from tests.browser.visiting import visit
from tests.browser.waiting import READY

LONG = "Every token of this long text has a place in the strip. " * 60


def test_every_tab_is_accessible_and_fits_a_phone(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/tokens")
    for tab in TABS:
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 800})
        choose_tab(page, tab)
        accessible.check(page)


def test_the_first_screen_is_no_longer_than_it_was(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/tokens")
    expect(page.get_by_text("Tokens per word")).to_be_in_viewport(timeout=READY)


def frame_of(option: Locator) -> dict[str, float]:
    """Where the option is in the frame that scrolls around the strip, and how far that is down."""
    return option.evaluate(
        """box => {
          let frame = box.getRootNode().host
          while (!/auto|scroll/.test(getComputedStyle(frame).overflowY)) frame = frame.parentElement
          const inner = box.getBoundingClientRect(), outer = frame.getBoundingClientRect()
          return {
            above: inner.top - outer.top, below: outer.bottom - inner.bottom, down: frame.scrollTop
          }
        }"""
    )


def test_a_link_to_a_far_token_brings_it_into_view(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/tokens?{urlencode({'text': LONG, 'at': '600'})}")
    strip = page.get_by_role("listbox", name="The tokens of the text")
    chosen = strip.locator('[aria-selected="true"]')
    expect(chosen).to_have_attribute("aria-label", re.compile("601 of"), timeout=READY)
    page.wait_for_timeout(500)
    place = frame_of(chosen)
    assert place["above"] >= 0
    assert place["below"] >= 0
    assert place["down"] > 0
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollTop") == 0, "the page moved too"


def test_a_click_does_not_move_the_frame(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/tokens?{urlencode({'text': LONG, 'at': '0'})}")
    strip = page.get_by_role("listbox", name="The tokens of the text")
    expect(strip.get_by_role("option").first).to_be_visible(timeout=READY)
    last = strip.get_by_role("option").nth(60)
    last.click()
    expect(page).to_have_url(re.compile(r"[?&]at=60\b"), timeout=30_000)
    page.wait_for_timeout(500)
    assert frame_of(last)["down"] == 0


def test_chips_and_counts_follow_while_a_text_is_typed(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/tokens")
    field = page.get_by_label("Text", exact=True)
    chips = page.get_by_role("listbox", name="The tokens of the text").get_by_role("option")
    expect(chips.first).to_be_visible(timeout=READY)
    field.fill("")
    field.press_sequentially("One two")
    expect(chips).to_have_text([re.compile("One"), re.compile("␣two")], timeout=READY)
    field.press("Enter")
    field.press("x")
    expect(chips).to_have_count(4, timeout=READY)
    expect(field).to_have_value("One two\nx")
    expect(field).to_be_focused()


def test_a_price_takes_a_comma(app_url: str, page: Page) -> None:
    open_tab(page, app_url, "Two texts")
    price = page.get_by_label("Price per million tokens", exact=True)
    price.fill("0,7")
    price.press("Enter")
    expect(price).to_have_value("0.70", timeout=READY)
    expect(page).to_have_url(re.compile(r"price=0\.7"))
    price.fill("cheap")
    price.press("Enter")
    expect(page.get_by_text("A number from 0 to 1,000,000, such as 0.7 or 0,7.")).to_be_visible()
