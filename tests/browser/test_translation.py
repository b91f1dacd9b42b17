"""What a browser that translates the page leaves alone: tokens, texts, and what quotes them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.waiting import READY, settled

# The texts of the page that hold a word, and whether a browser may translate them.
HOLDING = """
word => {
  const found = []
  const look = root => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) look(node.shadowRoot)
      for (const child of node.childNodes) {
        const text = child.nodeType === Node.TEXT_NODE ? child.data : ""
        if (text.includes(word) && !node.closest("style")) {
          const whole = `${node.tagName} ${text}`
          found.push([whole.slice(0, 80), node.translate])
        }
      }
    }
  }
  look(document.body)
  return found
}
"""


def test_tokens_and_texts_stay_and_running_text_does_not(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/next-token?text=The+winter+is&part=temperature_curves")
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=READY)
    page.get_by_role("button", name="Sample one token").click()
    expect(page.get_by_text("Sampled “").first).to_be_visible(timeout=READY)
    settled(page)
    tokens = page.evaluate(HOLDING, "␣")
    assert len(tokens) > 12
    assert [text for text, may in tokens if may] == []
    assert page.locator("[data-testid=stText]").first.get_attribute("translate") == "no"
    prose = page.evaluate(HOLDING, "turns the logits")
    assert prose
    assert all(may for _, may in prose)
