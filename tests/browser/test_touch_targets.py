"""Under a finger: what can be tapped is large enough, and no field makes a phone zoom in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from components.frame import site
from components.frame.page_card import PageCard
from tests.browser.test_every_page import CARDS
from tests.browser.waiting import READY, settled

LEAST = 36  # pixels
# Of Streamlit's elements, and of ours that are no components. Not links within a sentence, nor the
# box inside of a label that can itself be tapped.
TOO_SMALL = """least => {
  const tapped = "button, summary, [role=tab], [data-testid=stPageLink-NavLink], " +
    "[data-testid=stSidebarNavLink], label:has(> input)"
  const typed = "input:not([type=checkbox], [type=radio], [type=range]), textarea"
  const told = node => `${node.tagName} ${node.className} ${node.textContent.slice(0, 40)}`
  const seen = [...document.querySelectorAll(".stApp *")]
    .filter(node => node.checkVisibility({ visibilityProperty: true }))
  return [
    ...seen.filter(node => node.matches(tapped) && node.getBoundingClientRect().height < least)
      .map(node => `low: ${node.getBoundingClientRect().height} ${told(node)}`),
    ...seen.filter(node => node.matches(typed) && parseFloat(getComputedStyle(node).fontSize) < 16)
      .map(node => `small letters: ${told(node)}`),
  ]
}"""


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_nothing_is_too_small_for_a_finger(app_url: str, phone: Page, card: PageCard) -> None:
    phone.goto(f"{app_url}/{site.path_of(card)}{'?lesson=1' if card.lesson else ''}")
    expect(phone.locator("html[data-loaded]")).to_be_attached(timeout=READY)
    settled(phone)
    assert phone.evaluate("matchMedia('(pointer: coarse)').matches")
    found = phone.evaluate(TOO_SMALL, LEAST)
    assert found == []
