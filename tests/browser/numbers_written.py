"""What our JavaScript and plotly write on a page is written as `backend.numbers` has it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

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


def check(page: Page) -> None:
    """On a page that has something live, with its tables of numbers unfolded."""
    expect(page.locator(DRAWN).first).to_be_visible(timeout=2 * READY)
    page.wait_for_timeout(1_500)
    for summary in page.locator("summary", has_text="Numbers as a table").all():
        summary.click()
    texts: list[str] = page.evaluate(TEXTS)
    assert len(texts) > 20
    assert wrong_in(texts) == []
