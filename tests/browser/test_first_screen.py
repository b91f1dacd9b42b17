"""What a person needs to read first stands right below the field, on the first screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from components.frame.page_card import PageCard
from tests.browser.test_every_page import CARDS
from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled

SIZES = {"laptop": (1280, 800), "phone": (390, 844)}
EMPTY = re.compile("text is empty|Type or paste a text|Write a sentence")
WITH_TEXT = [card for card in CARDS if card.limit is not None]


def on_first_screens(page: Page, thing: Locator, what: str) -> None:
    """Whether all of it is on the first screen of every size, the page being loaded once."""
    for name, (wide, high) in SIZES.items():
        page.set_viewport_size({"width": wide, "height": high})
        page.wait_for_timeout(300)
        box = thing.bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= high - box["height"], f"{what}, {name}"


@pytest.mark.parametrize("card", WITH_TEXT, ids=lambda card: card.id)
def test_a_text_too_long_an_empty_one_and_an_answer_are_seen_at_once(
    app_url: str, page: Page, card: PageCard
) -> None:
    assert card.limit is not None
    visit(page, f"{app_url}/{card.path}")
    expect(page.locator("html[data-loaded]")).to_be_attached(timeout=READY)
    settled(page)
    offer = page.get_by_role("button", name=card.examples[0].label)
    on_first_screens(page, offer, "the example")
    offer.click()
    main = page.get_by_test_id("stMain")
    answer = main.get_by_test_id("stAlert").first
    expect(answer).to_be_visible(timeout=READY)
    settled(page)
    on_first_screens(page, answer, "the answer")
    field = page.get_by_role("textbox", name="Text", exact=True)
    field.fill("")
    note = main.get_by_text(EMPTY).first
    expect(note).to_be_visible(timeout=READY)
    settled(page)
    on_first_screens(page, note, "empty")
    if card.limit.unit == "tokens":
        field.fill("word+" * (card.limit.count + 1))
        error = page.get_by_text("is too long for this page")
        expect(error).to_be_visible(timeout=READY)
        on_first_screens(page, error, "too long")
