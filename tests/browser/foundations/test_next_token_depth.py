"""Next token below its first screen, in a browser: four parts, and two charts under one setting."""

from __future__ import annotations

import itertools
import re

from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser import accessible

READY = 60_000  # milliseconds
# What shows that the part has all it has.
PARTS = {
    "All logits": "Every logit as CSV",
    "Over temperature": "Curves as CSV",
    "Draw 100": "Another seed is another sample",
    "Two texts, one temperature": "Every token as CSV",
}
TEXTS = "Two texts, one temperature"


def open_page(page: Page, app_url: str, query: str = "") -> None:
    page.goto(f"{app_url}/next-token{query}")
    expect(page.get_by_role("slider", name="Temperature").first).to_be_visible(timeout=READY)


def part(page: Page, title: str) -> Locator:
    summary = page.locator("summary", has_text=title)
    return page.get_by_test_id("stExpander").filter(has=summary)


def open_part(page: Page, title: str) -> Locator:
    found = part(page, title)
    settled(page)  # the part above still grows, and moves this one away from under the pointer
    found.locator("summary", has_text=title).click()
    expect(found.get_by_text(PARTS[title]).first).to_be_visible(timeout=READY)
    return found


def settled(page: Page) -> None:
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=READY)


def sideways(page: Page) -> int:
    main = page.get_by_test_id("stMain")
    return int(main.evaluate("main => main.scrollWidth - main.clientWidth"))


def drag(page: Page, slider: Locator, share: float) -> None:
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    for step in range(1, 11):
        page.mouse.move(box["x"] + box["width"] * (0.5 + (share - 0.5) * step / 10), y)
        page.wait_for_timeout(20)


def test_all_parts_open_and_nothing_in_them_is_serious(app_url: str, page: Page) -> None:
    open_page(page, app_url, "?word=London")
    settled(page)
    for title in PARTS:
        expect(part(page, title)).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    expect(page.locator(".live-bars")).to_have_count(1)
    for title in PARTS:
        open_part(page, title)
    settled(page)
    expect(page.locator(".js-plotly-plot")).to_have_count(5)
    accessible.check(page)


def test_a_phone_shows_every_name_apart_and_scrolls_no_way_but_down(
    app_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, app_url, "?word=London")
    for title in PARTS:
        open_part(page, title)
    settled(page)
    assert sideways(page) <= 0
    chart = part(page, "All logits").locator(".js-plotly-plot")
    names = chart.locator(".textpoint text")
    expect(names).to_have_count(9)  # eight tokens and the person's own word
    frame = chart.bounding_box()
    boxes = [names.nth(place).bounding_box() for place in range(9)]
    assert frame
    whole = [box for box in boxes if box]
    assert len(whole) == 9
    whole.sort(key=lambda box: box["y"])
    for above, below in itertools.pairwise(whole):
        assert below["y"] - above["y"] >= 12, "two names on one line"
    for box in whole:
        assert box["x"] >= frame["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]


def test_the_axis_is_divided_and_the_curves_change_their_scale(app_url: str, page: Page) -> None:
    open_page(page, app_url)
    logits = open_part(page, "All logits")
    expect(logits.get_by_text("logit / T, with T = 2")).to_be_visible()
    logits.get_by_role("radio", name="0.5").click()
    expect(logits.get_by_text("logit / T, with T = 0.5")).to_be_visible(timeout=READY)
    expect(logits.get_by_text("At temperature 0.5, no other token has")).to_be_visible()

    curves = open_part(page, "Over temperature")
    expect(curves.get_by_text("T = 1, now")).to_be_visible()
    ticks = curves.locator(".yaxislayer-above .ytick text")
    expect(ticks.last).to_have_text("1")
    curves.get_by_role("radio", name="zoomed in").click()
    expect(ticks.last).not_to_have_text("1", timeout=READY)
    with page.expect_download() as download:
        curves.get_by_role("button", name="Curves as CSV").click()
    head = download.value.path().read_text(encoding="utf-8").splitlines()[0]
    assert head.startswith("temperature,")
    assert "id 7042" in head


def test_drawing_again_moves_the_dots_and_not_the_bars(app_url: str, page: Page) -> None:
    open_page(page, app_url)
    draws = open_part(page, "Draw 100")
    expect(draws.get_by_text("T = 1, seed 1")).to_be_visible()
    chart = draws.locator(".js-plotly-plot").first
    bars, dots = (chart.locator(one) for one in (".barlayer .point path", ".scatterlayer .points"))
    shapes = [path.get_attribute("d") for path in bars.all()]
    places = dots.last.inner_html()
    draws.get_by_role("button", name="Draw again").click()
    expect(draws.get_by_text("T = 1, seed 2")).to_be_visible(timeout=READY)
    settled(page)
    page.wait_for_timeout(300)
    assert [path.get_attribute("d") for path in bars.all()] == shapes
    assert dots.last.inner_html() != places


def test_two_texts_move_while_dragging_and_both_charts_agree(app_url: str, page: Page) -> None:
    sent: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda _: sent.append(1))

    page.on("websocket", listen)
    open_page(page, app_url)
    texts = open_part(page, TEXTS)
    texts.get_by_role("button", name="Doctor or nurse").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("The doctor said that")
    second = texts.get_by_label(re.compile("^Second text"))
    expect(second).to_have_value("The nurse said that")
    expect(texts.get_by_text("after “The nurse said that”")).to_be_visible(timeout=READY)
    settled(page)

    fills = texts.locator(".row:not(.others) .fill")
    looks = fills.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundImage)")
    assert ["gradient" in look for look in looks] == [False, True] * (len(looks) // 2)

    above = page.get_by_role("slider", name="Temperature").first
    below = texts.get_by_role("slider", name="Temperature")
    values = texts.locator(".row .value")
    page.wait_for_timeout(500)
    before, quiet = values.all_inner_texts(), len(sent)
    drag(page, below, 0.8)
    assert values.all_inner_texts() != before
    assert len(sent) == quiet, "a drag must not reach the server"
    page.mouse.up()
    expect(above).to_have_value(below.input_value(), timeout=READY)
    expect(page).to_have_url(re.compile(r"[?&]t=1\.\d"))

    drag(page, above, 0.3)
    page.mouse.up()
    expect(below).to_have_value(above.input_value(), timeout=READY)
    assert float(above.input_value()) < 1

    second.fill("The doctor said that")
    expect(texts.get_by_text("Both texts are the same")).to_be_visible(timeout=READY)
    second.fill("<b>bold</b> **text** 👩‍👩‍👧‍👦")
    expect(texts.get_by_text("after “<b>bold</b> **text**")).to_be_visible(timeout=READY)
