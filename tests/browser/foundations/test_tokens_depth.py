"""Tokens below its first screen, in a browser: every tab, a file, a link to a far token."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import accessible

# What shows that the tab has all it has.
TABS = {
    "The same text, four ways": "need the Hugging Face Hub",
    "Learn a vocabulary": "Learned here, just now",
    "Words or tokens?": "Download as CSV",
    "A conversation": "of them typed",
    "Two texts": "costs 1.85 times as much",
}
LONG = "Every token of this long text has a place in the strip. " * 60


def open_tab(page: Page, app_url: str, tab: str, **query: str) -> None:
    page.goto(f"{app_url}/tokens?{urlencode(query)}")
    page.get_by_role("tab", name=tab).click(timeout=60_000)
    panel = page.get_by_role("tabpanel", name=tab)
    expect(panel.get_by_text(TABS[tab]).first).to_be_visible(timeout=60_000)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=60_000)


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_is_accessible_and_fits_a_phone(app_url: str, page: Page, tab: str) -> None:
    open_tab(page, app_url, tab)
    accessible.check(page)


def test_the_first_screen_is_no_longer_than_it_was(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/tokens")
    expect(page.get_by_text("Tokens per word")).to_be_in_viewport(timeout=60_000)


def test_a_file_is_learned_from_and_survives_another_tab(
    app_url: str, page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "rhyme.txt"
    file.write_text("a rose is a rose is a rose is a rose\n" * 40, encoding="utf-8")
    open_tab(page, app_url, "Learn a vocabulary")
    page.get_by_role("radio", name="A file").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_text("from the file (1,480 bytes)")).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="Words or tokens?").click()
    expect(page.get_by_text("Counted in the file")).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="Two texts").click()
    expect(page.get_by_text("Price of a million such texts")).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="Learn a vocabulary").click()
    expect(page.get_by_text("from the file (1,480 bytes)")).to_be_visible(timeout=30_000)


def test_a_file_that_is_no_text_is_refused(app_url: str, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "picture.txt"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    open_tab(page, app_url, "Learn a vocabulary")
    page.get_by_role("radio", name="A file").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_text("This file is not plain text")).to_be_visible(timeout=30_000)


def test_a_vocabulary_out_of_reach_leaves_the_page(app_url: str, page: Page) -> None:
    open_tab(page, app_url, "The same text, four ways")
    page.get_by_role("button", name="Add RoBERTa’s tokens").click()
    sentence = page.get_by_text("RoBERTa’s vocabulary could not be fetched")
    expect(sentence).to_be_visible(timeout=60_000)
    expect(page.get_by_role("list", name=re.compile("tokens of SmolLM2"))).to_be_visible()


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
    page.goto(f"{app_url}/tokens?{urlencode({'text': LONG, 'at': '600'})}")
    strip = page.get_by_role("listbox", name="The tokens of the text")
    chosen = strip.locator('[aria-selected="true"]')
    expect(chosen).to_have_attribute("aria-label", re.compile("601 of"), timeout=60_000)
    page.wait_for_timeout(500)
    place = frame_of(chosen)
    assert place["above"] >= 0
    assert place["below"] >= 0
    assert place["down"] > 0
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollTop") == 0, "the page moved too"


def test_a_click_does_not_move_the_frame(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/tokens?{urlencode({'text': LONG, 'at': '0'})}")
    strip = page.get_by_role("listbox", name="The tokens of the text")
    expect(strip.get_by_role("option").first).to_be_visible(timeout=60_000)
    last = strip.get_by_role("option").nth(60)
    last.click()
    expect(page).to_have_url(re.compile(r"[?&]at=60\b"), timeout=30_000)
    page.wait_for_timeout(500)
    assert frame_of(last)["down"] == 0


def test_typed_control_tokens_stay_text(app_url: str, page: Page) -> None:
    open_tab(page, app_url, "A conversation")
    page.get_by_role("button", name="Try to break out").click()
    expect(page.get_by_text("Here those are ordinary text")).to_be_visible()
    turns = page.get_by_role("list", name=re.compile("The conversation in tokens"))
    expect(turns).to_have_count(3)
    expect(turns.locator('[data-kind="special"]')).to_have_count(5)
