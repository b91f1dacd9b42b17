"""What our JavaScript and plotly write on every page is written as `backend.numbers` has it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from components.frame.page_card import PageCard
from tests.browser.test_every_page import CARDS, open_page
from tests.browser.waiting import READY
from tests.numbers_shown import wrong_in

# Every text and label, also inside components; not what a person types, code, styles, or ids.
TEXTS = """() => {
  const found = []
  const skipped = "script, style, code, textarea, input, [data-testid=stSidebar]"
  const walk = root => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) walk(node.shadowRoot)
      if (node.closest(skipped) || node.matches(".numbers td:nth-child(2)")) continue // an id
      const label = node.getAttribute("aria-label")
      if (label) found.push(label)
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE && child.data.trim()) found.push(child.data)
      }
    }
  }
  walk(document)
  return found
}"""
DRAWN = ".live-bars .row, .js-plotly-plot, .span"


LIVE = [card for card in CARDS if card.models]


# The pages' own tests look at both temperatures on every page; here it is about what scripts write.
@pytest.mark.parametrize(
    ("card", "query"),
    [*((card, "?t=0.05") for card in LIVE), (LIVE[-1], "?t=1"), (LIVE[0], "?t=1")],
    ids=lambda one: getattr(one, "id", one),
)
def test_every_number_on_the_screen(app_url: str, page: Page, card: PageCard, query: str) -> None:
    open_page(page, app_url, card, query)
    expect(page.locator(DRAWN).first).to_be_visible(timeout=2 * READY)
    page.wait_for_timeout(1_500)
    for summary in page.locator("summary", has_text="Numbers as a table").all():
        summary.click()
    texts: list[str] = page.evaluate(TEXTS)
    assert len(texts) > 20
    assert wrong_in(texts) == []
