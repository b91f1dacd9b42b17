"""Plotly charts: a finger scrolls the page over them, nothing collides, and each can be saved."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.charts import PLACES, Place, open_charts
from tests.browser.waiting import READY

RANGES = "plot => [plot.layout.xaxis?.range, plot.layout.yaxis?.range]"

# Boxes of the words of a chart that must not cover each other: titles of axes, their marks, the
# chart's title and legend.
COLLISIONS = """plot => {
  const words = {
    "axis title": ".xtitle, .ytitle, .x2title, .y2title, .y3title",
    mark: ".xtick text, .ytick text, .x2tick text, .y2tick text, .y3tick text",
    title: ".gtitle",
    legend: ".legend .legendtext",
  }
  const boxes = Object.entries(words).flatMap(([kind, selector]) =>
    [...plot.querySelectorAll(selector)]
      .filter(node => node.textContent.trim())
      .map(node => ({ kind, text: node.textContent, box: node.getBoundingClientRect() })))
  const found = []
  for (const [number, one] of boxes.entries()) {
    const frame = plot.getBoundingClientRect()
    if (one.box.left < frame.left - 1 || one.box.right > frame.right + 1)
      found.push(`${one.kind} "${one.text}" is cut off`)
    for (const other of boxes.slice(number + 1)) {
      if (one.kind === "mark" && other.kind === "mark") continue
      const a = one.box, b = other.box
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      const where = `${one.kind} "${one.text}" on ${other.kind} "${other.text}"`
      if (across > 1 && down > 2) found.push(where)
    }
  }
  return found
}"""


def swipe(page: Page, x: float, y: float, down: float) -> None:
    """A finger put down there that moves by so many pixels."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *at: dict[str, float]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(at)})

    touch("touchStart", {"x": x, "y": y})
    for step in range(1, 11):
        touch("touchMove", {"x": x, "y": y + down * step / 10})
        page.wait_for_timeout(20)
    touch("touchEnd")
    page.wait_for_timeout(300)
    session.detach()


def check_words(page: Page, plot: Locator) -> None:
    """Nothing collides, once plotly has found the room that everything needs."""
    for _ in range(10):
        found = plot.evaluate(COLLISIONS)
        if not found:
            return
        page.wait_for_timeout(300)
    assert found == []


def scrolled(page: Page) -> float:
    top: float = page.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    return top


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.address)
def test_a_swipe_over_it_scrolls_the_page_and_no_words_collide(
    app_url: str, phone: Page, place: Place
) -> None:
    plots = open_charts(phone, app_url, place)
    for plot in plots:
        plot.evaluate("plot => plot.scrollIntoView({block: 'center'})")
        box = plot.bounding_box()
        assert box is not None
        before, ranges = scrolled(phone), plot.evaluate(RANGES)
        middle = min(max(box["y"] + box["height"] / 2, 260), 580)
        swipe(phone, box["x"] + box["width"] / 2, middle, -200)
        if scrolled(phone) == before:  # the page ends here
            swipe(phone, box["x"] + box["width"] / 2, middle, 200)
        assert abs(scrolled(phone) - before) > 50, "the chart keeps the finger for itself"
        assert plot.evaluate(RANGES) == ranges
        assert plot.locator(".modebar-btn").count() == 0
        check_words(phone, plot)
    narrow = plots[0].evaluate("plot => getComputedStyle(plot).width")
    phone.set_viewport_size({"width": 1280, "height": 800})
    for plot in plots:
        expect(plot.locator(".svg-container")).not_to_have_css("width", narrow, timeout=READY)
        check_words(phone, plot)


def test_a_chart_is_saved_as_it_is_drawn(app_url: str, page: Page) -> None:
    (plot,) = open_charts(page, app_url, PLACES[1])
    box = plot.locator(".svg-container").bounding_box()
    assert box is not None
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the chart as PNG").click()
    picture = saved.value.path().read_bytes()
    assert saved.value.suggested_filename == "logitscope-curves-chart.png"
    assert picture.startswith(b"\x89PNG")
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == (2 * int(box["width"]), 2 * int(box["height"]))
    assert len(picture) > 20_000, "there is something on it"


def test_the_axis_of_the_curves_is_logarithmic_and_can_be_switched(
    app_url: str, page: Page
) -> None:
    (plot,) = open_charts(page, app_url, PLACES[1])
    assert plot.evaluate("plot => plot.layout.yaxis.type") == "log"
    names = plot.locator(".annotation").all_text_contents()
    assert [one for one in names if "Paris" in one or "all others" in one]
    page.get_by_text("Full range", exact=True).click()
    expect(page.get_by_role("radio", name="Full range")).to_be_checked()
    expect(plot.locator(".yaxislayer-above, .ytick").filter(has_text="0.0001")).to_have_count(0)
