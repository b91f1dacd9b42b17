"""What every page has to be in a browser, over the table: readable by everybody, and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from components.frame import site
from components.frame.page_card import PageCard
from pages.frame.table import SECTIONS
from tests.browser import accessible, numbers_written
from tests.browser.visiting import visit
from tests.browser.waiting import settled

site.open_site(SECTIONS)
CARDS = site.cards()
WITH_TEXT = [card for card in CARDS if card.text is not None]
MOVED = [(card, path) for card in CARDS for path in card.former]
LIVE = "[data-testid=stBidiComponentIsolated], [data-testid=stPlotlyChart]"
HOSTILE = "%3Cimg%20src=x%20onerror=%22document.title='taken'%22%3E"


def open_page(page: Page, app_url: str, card: PageCard, query: str = "") -> None:
    visit(page, f"{app_url}/{site.path_of(card)}{query}")
    heading = page.get_by_role("heading", name=card.heading or card.title, exact=True)
    expect(heading).to_be_visible(timeout=60_000)
    if card.models and not query:  # an own text may wait for a button
        expect(page.locator(LIVE).first).to_be_visible(timeout=60_000)
    settled(page)


# Cold enough for the smallest numbers; the pages' own tests look at other temperatures.
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_it_is_accessible_fits_a_phone_and_writes_numbers_well(
    app_url: str, page: Page, card: PageCard
) -> None:
    open_page(page, app_url, card, "?t=0.05" if card.models else "")
    if card.models:
        numbers_written.check(page)
    accessible.check(page)


@pytest.mark.parametrize("card", WITH_TEXT, ids=lambda card: card.id)
def test_markup_in_a_text_stays_text(app_url: str, page: Page, card: PageCard) -> None:
    open_page(page, app_url, card, f"?text={HOSTILE}&word={HOSTILE}")
    page.wait_for_timeout(1_000)
    assert page.title() != "taken"
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize(("card", "path"), MOVED, ids=lambda one: getattr(one, "id", one))
def test_an_old_address_still_leads_to_the_page(
    app_url: str, page: Page, card: PageCard, path: str
) -> None:
    page.goto(f"{app_url}/{path}?text=Two+words&at=1")
    heading = page.get_by_role("heading", name=card.heading or card.title, exact=True)
    expect(heading).to_be_visible(timeout=60_000)
    expect(page).to_have_url(f"{app_url}/{site.path_of(card)}?text=Two+words&at=1", timeout=60_000)
