"""Under a finger, on every page: large enough, no field zooms in, and a swipe moves the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from components.frame.page_card import PageCard
from tests.browser.test_every_page import open_page
from tests.browser.waiting import READY, settled
from tests.pages.cards import CARDS

LEAST = 36  # pixels
(TOKENS,) = [card for card in CARDS if card.id == "tokens"]

# Of what can be touched in our components: its height, the size of its letters where one can type
# into it, and what it does with a finger that moves.
TARGETS = """
() => [...document.querySelectorAll(".stBidiComponent *")]
  .map(host => host.shadowRoot)
  .filter(Boolean)
  .flatMap(root => [...root.querySelectorAll("*")])
  .filter(node => node.checkVisibility({ visibilityProperty: true }))
  .flatMap(node => {
    const style = getComputedStyle(node)
    const field = node.matches("select, input:not([type=radio], [type=range])")
    const target = field || node.matches("button, input, summary, .span")
    return [{
      name: `${node.tagName} ${node.className} ${node.ariaLabel ?? node.textContent}`.slice(0, 80),
      height: target ? node.getBoundingClientRect().height : null,
      letters: field ? parseFloat(style.fontSize) : null,
      touch: style.touchAction,
      slides: node.matches("input[type=range]"),
    }]
  })
"""

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


@pytest.mark.parametrize(
    ("card", "query"),
    [*((card, "") for card in CARDS), (TOKENS, "?part=train_bpe")],
    ids=lambda one: getattr(one, "id", one),
)
def test_targets_are_large_and_nothing_holds_a_finger(
    app_url: str, phone: Page, card: PageCard, query: str
) -> None:
    open_page(phone, app_url, card, query)
    if query:
        expect(phone.get_by_role("slider", name="Vocabulary")).to_be_visible(timeout=READY)
    expect(phone.locator("html[data-loaded]")).to_be_attached(timeout=READY)
    settled(phone)
    found = phone.evaluate(TARGETS)
    targets = [one for one in found if one["height"] is not None]
    assert targets or not card.models, "what can be touched on a page with a model"
    assert [one for one in targets if one["height"] < LEAST - 0.5] == []
    assert [one for one in targets if one["letters"] is not None and one["letters"] < 16] == []
    allowed = {True: {"pan-y"}, False: {"auto", "manipulation"}}
    assert [one for one in found if one["touch"] not in allowed[one["slides"]]] == []

    assert phone.evaluate("matchMedia('(pointer: coarse)').matches")
    if card.lesson and not query:
        phone.get_by_role("button", name="Lesson, ").click()
        expect(phone.get_by_text("Step 1 of").first).to_be_visible(timeout=READY)
        settled(phone)
    assert phone.evaluate(TOO_SMALL, LEAST) == []


def swipe(page: Page, box: Locator, across: int, down: int) -> None:
    """Put a finger on the middle of a box and move it that many pixels."""
    inside = box.bounding_box()
    assert inside
    x, y = inside["x"] + inside["width"] / 2, inside["y"] + inside["height"] / 2
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        places = [{"x": round(x), "y": round(y)} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    touch("touchStart", (x, y))
    for step in range(1, 9):
        touch("touchMove", (x + across * step / 8, y + down * step / 8))
        page.wait_for_timeout(20)
    touch("touchEnd")
    page.wait_for_timeout(300)


def test_a_swipe_up_moves_the_page_and_one_across_the_slider(app_url: str, phone: Page) -> None:
    (card,) = [card for card in CARDS if card.id == "masked_and_causal"]
    open_page(phone, app_url, card)
    main = phone.get_by_test_id("stMain")
    slider = phone.get_by_role("slider", name="Temperature").first
    boxes = [
        phone.locator(".strip .span").nth(3),
        *(slider, phone.locator(".live-bars .row").nth(2), phone.locator(".curve").first),
    ]
    for box in boxes:
        box.scroll_into_view_if_needed()
        before = main.evaluate("main => main.scrollTop")
        down = -150 if before < 300 else 150
        swipe(phone, box, 0, down)
        moved = main.evaluate("main => main.scrollTop") - before
        assert moved * down < -50 * abs(down), f"{box} holds the finger"
    assert slider.input_value() == "1"

    slider.scroll_into_view_if_needed()
    before = main.evaluate("main => main.scrollTop")
    swipe(phone, slider, 60, 0)
    assert float(slider.input_value()) > 1.2
    assert main.evaluate("main => main.scrollTop") == before
