"""A teacher's tools in a browser: the room, a guess, a lesson, the way from a term to its place."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.visiting import visit
from tests.browser.waiting import READY

SLIDER = "Temperature"


def test_a_guess_uncovers_the_bars(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/next-token?guess=1")
    guess = page.get_by_role("textbox", name="Your guess")
    expect(guess).to_be_visible(timeout=READY)
    expect(page.get_by_role("slider", name=SLIDER)).to_have_count(0)
    guess.fill("Paris, London")
    guess.press("Enter")
    expect(page.get_by_role("slider", name=SLIDER).first).to_be_visible(timeout=READY)
    expect(page.get_by_text("“␣London”")).to_be_visible()
    expect(page.get_by_text("Most likely token: “␣Paris”")).to_be_visible()


def test_the_room_is_larger_and_shows_one_thing_at_a_time(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/masked-and-causal")
    slider = page.get_by_role("slider", name=SLIDER).first
    expect(slider).to_be_visible(timeout=READY)
    small = page.get_by_role("heading", level=1).evaluate("one => getComputedStyle(one).fontSize")
    page.get_by_role("button", name="Presenter mode").click()
    expect(page).to_have_url(re.compile("room=1"), timeout=READY)
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    large = page.get_by_role("heading", level=1).evaluate("one => getComputedStyle(one).fontSize")
    assert float(large[:-2]) > 1.2 * float(small[:-2])
    expect(slider).to_be_visible()
    # The slider follows the pointer although everything is drawn larger.
    box = slider.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] / 2)
    assert 0.4 < float(slider.input_value()) < 0.6

    page.get_by_role("radio", name="Likelihood and perplexity").click()
    expect(page.get_by_text("Pseudo-log-likelihood").first).to_be_visible(timeout=READY)
    expect(slider).to_be_hidden()
    page.get_by_role("button", name="Leave presenter mode").click()
    expect(page.get_by_test_id("stSidebar")).to_be_visible(timeout=READY)
    expect(page.get_by_role("tab", name="Likelihood and perplexity")).to_have_attribute(
        "aria-selected", "true"
    )


def test_a_term_leads_to_its_place(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/glossary")
    find = page.get_by_role("textbox", name="Find a term")
    expect(find).to_be_visible(timeout=READY)
    find.fill("nucleus")
    link = page.get_by_role("link", name="The tokens that are left at 0.9")
    expect(link).to_be_visible(timeout=READY)
    expect(page.get_by_role("link", name="Drag it, or")).to_have_count(0, timeout=READY)
    link.click()
    expect(page).to_have_url(re.compile(r"/next-token\?.*p=0\.9"), timeout=READY)
    expect(page.get_by_role("slider", name="Top-p").first).to_have_value("0.9", timeout=READY)
