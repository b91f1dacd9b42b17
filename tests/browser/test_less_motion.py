"""Who asked for less motion gets none that the page makes by itself, and a slower replay."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import visit

# The longest transition or animation that any element of ours could run, in seconds.
LONGEST = """
() => {
  const ours = "[data-testid=stBidiComponentIsolated]"
  const roots = [...document.querySelectorAll(`${ours}, ${ours} *`)]
    .map(host => host.shadowRoot).filter(Boolean)
  const seconds = text => Math.max(...text.split(",").map(one => parseFloat(one)))
  let longest = 0
  for (const root of roots) {
    for (const bars of root.querySelectorAll(".live-bars")) bars.classList.add("gliding")
    for (const box of root.querySelectorAll("*")) {
      const look = getComputedStyle(box)
      const moves = [seconds(look.transitionDuration)]
      if (look.animationName !== "none") moves.push(seconds(look.animationDuration))
      longest = Math.max(longest, ...moves)
    }
  }
  return roots.length ? longest : null
}
"""
NOTE_PACES = """
window.paces = []
const begin = window.setInterval.bind(window)
window.setInterval = (act, pace, ...more) => {
  window.paces.push(pace)
  return begin(act, pace, ...more)
}
"""


def longest_motion(page: Page) -> float:
    seconds = page.evaluate(LONGEST)
    assert seconds is not None
    return float(seconds)


@pytest.mark.parametrize("wish", ["reduce", "no-preference"])
def test_bars_and_strips(app_url: str, page: Page, wish: Any) -> None:
    page.emulate_media(reduced_motion=wish)
    visit(page, f"{app_url}/masked-and-causal?text=The+dog+ran.")
    expect(page.locator(".followed")).to_be_visible(timeout=60_000)
    assert (longest_motion(page) == 0) == (wish == "reduce")


@pytest.mark.parametrize("wish", ["reduce", "no-preference"])
def test_the_replay_of_merges(app_url: str, new_page: Page, wish: Any) -> None:
    page = new_page
    page.emulate_media(reduced_motion=wish)
    page.add_init_script(NOTE_PACES)
    page.goto(f"{app_url}/tokens?text=the+cat+and+the+other+cat")
    page.get_by_role("tab", name="Learn a vocabulary").click(timeout=60_000)
    expect(page.get_by_role("button", name="Play")).to_be_visible(timeout=60_000)
    assert (longest_motion(page) == 0) == (wish == "reduce")
    page.evaluate("window.paces.length = 0")
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").click()
    calm = [pace for pace in page.evaluate("window.paces") if pace >= 1_000]
    assert bool(calm) == (wish == "reduce")
