"""The token strip in a browser: choosing, rerunning, lighting up, being read aloud, being small."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessible import anything
from tests.browser.server import Server
from tests.browser.widgets.kept_page import KeptPage

SCRIPT = Path(__file__).with_name("token_strip_app.py")

# WCAG contrast of the text on the box it stands on, with whatever the theme and the value made.
CONTRAST = """
box => {
  const rgb = colour => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const luminance = colour => {
    const [r, g, b] = rgb(colour).map(part => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = luminance(getComputedStyle(box).backgroundColor)
  return Math.min(...[...box.children].map(child => {
    const ink = luminance(getComputedStyle(child).color)
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
  }))
}
"""


@pytest.fixture(scope="module")
def strip_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = Server(tmp_path_factory.mktemp("strip") / "log.txt", {}, SCRIPT)
    server.wait_until_ready()
    yield server.url
    server.stop()


@pytest.fixture(scope="module")
def kept(strip_url: str, keep_page: Callable[[str], KeptPage]) -> KeptPage:
    return keep_page(strip_url)


@pytest.fixture
def strips(kept: KeptPage) -> Page:
    page = kept.begin()
    expect(page.get_by_role("listitem", name="999, 1000 of 1500")).to_be_visible(timeout=60_000)
    return page


def token(page: Page, position: int) -> Locator:
    """The box of the token at that position, in the strip that can be chosen from."""
    return page.get_by_role("listbox", name="Tokens").get_by_role("option").nth(position)


def expect_chosen(page: Page, position: int) -> None:
    box = page.get_by_role("listbox", name="Tokens")
    expect(box.locator('[aria-selected="true"]')).to_have_count(1)
    expect(token(page, position)).to_have_attribute("aria-selected", "true")


def expect_told(page: Page, chosen: int, times: int) -> None:
    expect(page.get_by_text(f"chosen {chosen}, told {times},")).to_be_visible()


def expect_another_run(page: Page, act: Locator) -> None:
    line = page.get_by_text(re.compile("^chosen "))
    before = line.inner_text()
    act.click()
    expect(line).not_to_have_text(before)


def tab_stops(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Tokens").locator('[tabindex="0"]')


def test_a_click_chooses_at_once_and_tells_python(strips: Page) -> None:
    token(strips, 3).click()
    # No waiting here: the browser does not ask Python first.
    assert token(strips, 3).get_attribute("aria-selected") == "true"
    expect_told(strips, 3, 1)
    expect_chosen(strips, 3)


def test_arrow_keys_move_the_choice_and_report_where_they_end(strips: Page) -> None:
    token(strips, 1).focus()
    for _ in range(4):
        strips.keyboard.press("ArrowRight")
    assert token(strips, 5).get_attribute("aria-selected") == "true"
    expect(token(strips, 5)).to_be_focused()
    expect_told(strips, 5, 1)
    strips.keyboard.press("End")
    expect_told(strips, 9, 2)
    strips.keyboard.press("ArrowRight")  # nowhere to go
    strips.keyboard.press("Home")
    expect_told(strips, 0, 3)
    strips.keyboard.press("ArrowDown")
    expect(token(strips, 3)).to_be_focused()
    expect(tab_stops(strips)).to_have_count(1)


def test_a_run_in_between_keeps_boxes_focus_and_choice(strips: Page) -> None:
    token(strips, 4).click()
    expect_told(strips, 4, 1)
    token(strips, 4).evaluate("box => { box.mine = true }")
    expect_another_run(strips, strips.get_by_role("button", name="Run again"))
    token(strips, 4).focus()
    strips.get_by_label("Colours").evaluate("box => box.click()")  # keeps the focus
    expect(token(strips, 1)).to_have_attribute("aria-label", re.compile("9.35"))
    assert token(strips, 4).evaluate("box => box.mine === true")
    expect(token(strips, 4)).to_be_focused()
    expect_chosen(strips, 4)


def test_what_python_chooses_is_taken_over(strips: Page) -> None:
    token(strips, 2).click()
    expect_told(strips, 2, 1)
    strips.get_by_role("button", name="Choose the fifth").click()
    expect_chosen(strips, 4)
    expect(tab_stops(strips)).to_have_attribute("aria-selected", "true")


def test_quick_clicks_end_at_the_last(strips: Page) -> None:
    seen = strips.get_by_role("listbox", name="Tokens").evaluate_handle(
        """line => {
          const seen = []
          new MutationObserver(() => {
            const box = line.querySelector('[aria-selected="true"]')
            seen.push(Number(box?.dataset.index))
          }).observe(line, { subtree: true, attributeFilter: ["aria-selected"] })
          return seen
        }"""
    )
    for position in (0, 2, 3, 8):
        token(strips, position).click()
    expect(strips.get_by_text("chosen 8,")).to_be_visible()
    expect_chosen(strips, 8)
    order = list(dict.fromkeys(seen.json_value()))
    assert order == [0, 2, 3, 8], "an answer to an older click moved the choice back"


def test_pointing_lights_up_what_shares_bytes(strips: Page) -> None:
    token(strips, 1).hover()
    lit = strips.locator(".lit")
    expect(lit).to_have_count(2)
    expect(lit.nth(0)).to_contain_text("␣two")
    expect(lit.nth(1)).to_contain_text("one two")
    tip = strips.locator(".tip:popover-open")
    expect(tip).to_contain_text("id 1")
    expect(tip).to_contain_text("2 of 10")
    strips.get_by_role("listitem", name="the rest").hover()
    expect(lit).to_have_count(9)
    token(strips, 1).focus()
    expect(lit).to_have_count(2)
    strips.keyboard.press("Escape")
    expect(tip).to_have_count(0)


def test_a_click_in_another_row_chooses_the_token_under_it(strips: Page) -> None:
    strips.get_by_role("listitem", name="the rest").click()
    expect_chosen(strips, 2)
    expect_told(strips, 2, 1)


def test_it_is_readable_aloud(strips: Page) -> None:
    expect(token(strips, 1)).to_have_accessible_name("space two, 2 of 10, id 1")
    expect(token(strips, 2)).to_have_accessible_name("space three. line break, 3 of 10, id 2")
    expect(strips.get_by_role("group", name="together 🦜").get_by_role("option")).to_have_count(2)
    expect(strips.get_by_role("list", name="Looks: gap").get_by_role("listitem")).to_have_count(10)
    assert anything(strips, ".stBidiComponent") == []


def test_text_is_text(strips: Page) -> None:
    expect(token(strips, 0)).to_contain_text("<b>One</b>")
    expect(strips.locator(".strip b")).to_have_count(0)


def test_a_line_break_breaks_the_line_and_order_stays_left_to_right(strips: Page) -> None:
    boxes = [token(strips, position).bounding_box() for position in (2, 3, 4)]
    three, shalom, marhaba = [box or pytest.fail("not drawn") for box in boxes]
    assert shalom["y"] > three["y"] + three["height"] / 2
    assert shalom["y"] == marhaba["y"]
    assert shalom["x"] < marhaba["x"]


def test_the_gap_shows_nothing_of_what_it_hides(strips: Page) -> None:
    gap = strips.get_by_role("list", name="Looks: gap")
    hidden = gap.locator('[data-kind="hidden"]')
    expect(hidden).to_have_count(2)
    assert hidden.all_inner_texts() == ["", ""]
    expect(gap.locator(".whole")).to_have_text("")
    left = strips.get_by_role("list", name="Looks: left", exact=True)
    expect(left.locator('[data-kind="unseen"]')).to_have_count(6)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_keeps_its_contrast_on_every_colour(strips: Page, scheme: Any) -> None:
    strips.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    strips.reload()
    expect(strips.get_by_role("listitem", name="999, 1000 of 1500")).to_be_visible()
    boxes = strips.locator('[aria-label^="Looks"] .span:not([data-kind="hidden"])')
    assert boxes.count() == 48
    worst = min(box.evaluate(CONTRAST) for box in boxes.all())
    assert worst >= 4.5


def test_signs_are_told_apart_without_colour(strips: Page) -> None:
    gain = strips.get_by_role("list", name="Looks: gain in colour")
    edge = "box => getComputedStyle(box).borderBottomStyle"
    assert {box.evaluate(edge) for box in gain.locator('[data-sign="minus"]').all()} == {"dashed"}
    plus = gain.locator('[data-sign="plus"]').all()
    assert {box.evaluate(edge) for box in plus} == {"solid"}


def test_a_phone_shows_it_all(strips: Page) -> None:
    strips.set_viewport_size({"width": 390, "height": 844})
    inside = (
        "box => { const b = box.getBoundingClientRect(); return b.left >= 0 && b.right <= 390 }"
    )
    for box in strips.locator('[aria-label^="Looks"] .span').all():
        assert box.evaluate(inside)


def test_the_last_of_fifteen_hundred_spans_is_found(strips: Page) -> None:
    strips.get_by_role("listitem", name="1499, 1500 of 1500").hover()
    expect(strips.locator(".lit")).to_have_count(2)
    expect(strips.locator(".lit").nth(1)).to_contain_text("part 99")


def test_what_is_read_before_and_after_the_text_is_seen_and_cannot_be_chosen(strips: Page) -> None:
    box = strips.get_by_role("listbox", name="Edges, after <s>")
    tokens, edges = box.get_by_role("option"), box.locator(".boundary")
    expect(edges).to_have_text(["<s>", "</s>"])
    expect(tokens).to_have_count(3)
    everything = box.locator(".boundary, .span").all_inner_texts()
    assert (everything[0], everything[-1]) == ("<s>", "</s>")
    edges.first.click()
    expect(tokens.nth(1)).to_have_attribute("aria-selected", "true")
    tokens.nth(1).focus()
    strips.keyboard.press("Home")
    strips.keyboard.press("ArrowLeft")
    expect(tokens.first).to_be_focused()
    again = strips.get_by_role("list", name="Edges: again, after <|endoftext|>")
    expect(again.get_by_role("listitem").first).to_have_text("<|endoftext|>")
