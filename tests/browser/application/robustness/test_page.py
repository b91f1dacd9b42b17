"""Robustness in a browser: a change, its outlines, the guess, one's own."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled


def test_the_main_path(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/robustness")
    main = page.get_by_test_id("stMain")
    paris = main.locator(".outlined .row").filter(has_text="top before").first
    expect(paris).to_be_visible(timeout=READY)
    box = paris.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 800, "on the first screen"
    expect(main.locator(".span.marked")).to_have_count(1)
    space = paris.locator(".value").all_inner_texts()

    chips = main.get_by_role("radiogroup", name="Change one thing")
    chips.get_by_role("radio", name="Two letters swapped").click()
    expect(main.get_by_text(re.compile("^Two letters swapped: .* of 1 bit apart"))).to_be_visible(
        timeout=READY
    )
    expect(page).to_have_url(re.compile("change=swapped"))
    expect(paris.locator(".value").first).to_have_text(space[0], timeout=READY)
    expect(paris.locator(".value").last).not_to_have_text(space[1], timeout=READY)
    settled(page)

    guesses = main.get_by_role("radiogroup", name=re.compile("^Guess first"))
    guess = guesses.get_by_role("radio", name="Quotation mark")
    guess.focus()
    guess.press("Enter")
    expect(main.get_by_text("Not quite: ")).to_be_visible(timeout=READY)
    expect(main.locator(".js-plotly-plot").last).to_be_visible(timeout=READY)
    settled(page)

    chips.get_by_role("radio", name="Your own").click()
    own = page.get_by_label("Changed prompt", exact=True)
    own.fill("The capital of <b>Spain</b> is")
    expect(main.get_by_text(re.compile(r"^Your own: 0\.\d+ of 1 bit apart"))).to_be_visible(
        timeout=READY
    )
    own_bar = main.locator(".ytick", has_text="Your own").last  # one chart may follow another
    expect(own_bar).to_be_visible(timeout=READY)
