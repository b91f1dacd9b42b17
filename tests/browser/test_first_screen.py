"""What a person needs to read first stands right below the field, on the first screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from components.frame.page_card import PageCard
from tests.browser.test_every_page import CARDS
from tests.browser.waiting import READY, settled

SIZES = {"laptop": (1280, 800), "phone": (390, 844)}
WITH_TEXT = [card for card in CARDS if card.limit is not None]


def is_on_first_screen(page: Page, thing: Locator) -> bool:
    box = thing.bounding_box()
    assert box is not None
    assert page.viewport_size is not None
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


@pytest.mark.parametrize("card", WITH_TEXT, ids=lambda card: card.id)
def test_a_text_too_long_an_empty_one_and_an_answer_are_seen_at_once(
    app_url: str, page: Page, card: PageCard
) -> None:
    assert card.limit is not None
    for wide, high in SIZES.values():
        page.set_viewport_size({"width": wide, "height": high})
        page.goto(f"{app_url}/{card.path}?text=")
        expect(page.locator("html[data-loaded]")).to_be_attached(timeout=READY)
        settled(page)
        note = (
            page.get_by_test_id("stMain")
            .get_by_text("text is empty", exact=False)
            .or_(page.get_by_test_id("stMain").get_by_test_id("stAlert"))
        )
        assert is_on_first_screen(page, note.first), f"empty, {wide}"
        if card.limit.unit == "tokens":
            page.goto(f"{app_url}/{card.path}?text={'word+' * (card.limit.count + 1)}")
            error = page.get_by_text("is too long for this page")
            expect(error).to_be_visible(timeout=READY)
            assert is_on_first_screen(page, error), f"too long, {wide}"
        page.goto(f"{app_url}/{card.path}")
        expect(page.locator("html[data-loaded]")).to_be_attached(timeout=READY)
        offer = page.get_by_role("button", name=card.examples[0].label)
        assert is_on_first_screen(page, offer)
        offer.click()
        answer = page.get_by_test_id("stMain").get_by_test_id("stAlert").first
        expect(answer).to_be_visible(timeout=READY)
        settled(page)
        assert is_on_first_screen(page, answer), f"the answer, {wide}"
