"""A movement of the temperature slider until the bars are drawn anew, in a real browser.

What is counted is the browser's work for one movement: the event, the frame that the chart asked
for, and the layout of the page after it. A screen shows a frame every 16 ms.
"""

from __future__ import annotations

import numpy as np
from playwright.sync_api import sync_playwright

from tests.benchmarks.shared import server
from tests.benchmarks.shared.side_by_side import goals, table
from tests.browser.conftest import FLAGS
from tools import chromium

MOVEMENTS = 400
DRAG = """
async (slider, movements) => {
  const plain = window.requestAnimationFrame, taken = []
  let work = 0
  const timed = act => {
    const begun = performance.now()
    act()
    document.body.getBoundingClientRect()  // style and layout, which would come with the frame
    work += performance.now() - begun
  }
  window.requestAnimationFrame = act => plain(now => timed(() => act(now)))
  const low = Number(slider.min), high = Number(slider.max)
  for (let step = 0; step < movements; step++) {
    work = 0
    slider.value = low + (high - low) * (0.5 + 0.5 * Math.sin(step / 20))
    timed(() => slider.dispatchEvent(new Event("input", { bubbles: true, composed: true })))
    await new Promise(done => plain(() => plain(done)))
    taken.push(work)
  }
  window.requestAnimationFrame = plain
  return taken
}
"""


def main() -> None:
    rows = []
    with server.running() as app, sync_playwright() as playwright:
        server.wait_for(app.url)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        for what, page_path, width in (
            ("one distribution", "next-token?text=The+capital+of+France+is", 1280),
            ("two distributions", "masked-and-causal?text=I+went+to+the+bank.&at=4", 1280),
            ("one, on a phone", "next-token?text=The+capital+of+France+is", 390),
        ):
            page = browser.new_page(viewport={"width": width, "height": 800})
            page.goto(f"{app.url}/{page_path}")
            page.locator(".live-bars .row").first.wait_for(timeout=60_000)
            page.wait_for_timeout(3000)
            slider = page.locator(".live-bars input[type=range]").first
            taken = slider.evaluate(DRAG, MOVEMENTS)
            rows.append((what, *np.percentile(taken, [50, 95, 100])))
            page.close()
        browser.close()
    table(
        ("one movement of the slider, ms", "median", "95 %", "longest"),
        [(what, *(f"{value:.1f}" for value in values)) for what, *values in rows],
    )
    worst = max(row[2] for row in rows)
    goals(("a movement -> bars, 95 %", "under 16 ms", f"{worst:.1f} ms", worst < 16))


main()
