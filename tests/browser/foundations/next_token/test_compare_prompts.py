"""Two prompts in a browser: two charts under one setting."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.foundations.next_token.opened import open_next_token, open_part
from tests.browser.sliders import drag
from tests.browser.traffic import Traffic
from tests.browser.waiting import READY, settled

PROMPTS = "Compare two prompts"


def test_two_prompts_move_while_dragging_and_both_charts_agree(
    app_url: str, new_page: Page
) -> None:
    traffic = Traffic(new_page)
    open_next_token(new_page, app_url)
    texts = open_part(new_page, PROMPTS)
    texts.get_by_role("button", name="Doctor or nurse").click()
    expect(new_page.get_by_label("Text", exact=True)).to_have_value("The doctor said that")
    second = texts.get_by_label(re.compile("^Second prompt"))
    expect(second).to_have_value("The nurse said that")
    expect(texts.get_by_text("after “The nurse said that”")).to_be_visible(timeout=READY)
    settled(new_page)

    fills = texts.locator(".row:not(.others) .fill")
    looks = fills.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundImage)")
    assert ["gradient" in look for look in looks] == [False, True] * (len(looks) // 2)

    above = new_page.get_by_role("slider", name="Temperature").first
    below = texts.get_by_role("slider", name="Temperature")
    values = texts.locator(".row .value")
    new_page.wait_for_timeout(500)
    before, quiet = values.all_inner_texts(), traffic.sent
    drag(new_page, below, 0.8)
    assert values.all_inner_texts() != before
    assert traffic.sent == quiet, "a drag must not reach the server"
    new_page.mouse.up()
    expect(above).to_have_value(below.input_value(), timeout=READY)
    expect(new_page).to_have_url(re.compile(r"[?&]t=1\.\d"))

    drag(new_page, above, 0.3)
    new_page.mouse.up()
    expect(below).to_have_value(above.input_value(), timeout=READY)
    assert float(above.input_value()) < 1

    second.fill("The doctor said that")
    expect(texts.get_by_text("Both prompts are the same")).to_be_visible(timeout=READY)
    second.fill("<b>bold</b> **text** 👩‍👩‍👧‍👦")
    expect(texts.get_by_text("after “<b>bold</b> **text**")).to_be_visible(timeout=READY)
