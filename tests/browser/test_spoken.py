"""What has happened is spoken, and focus goes somewhere sensible when its control vanishes."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.accessible import serious
from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled


def spoken(page: Page) -> Locator:
    return page.locator(".announced")


def test_a_sample_is_spoken_and_the_lesson_takes_the_focus(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/next-token")
    expect(page.locator("html[data-loaded]")).to_be_attached(timeout=READY)
    expect(spoken(page)).to_have_text("")
    page.get_by_role("button", name="Sample one token").click()
    expect(spoken(page)).to_have_text(
        re.compile(r"Sampled “.+”, probability .+, seed 1"), timeout=READY
    )
    page.get_by_role("button", name="Sample one token").click()
    expect(spoken(page)).to_have_text(re.compile("seed 2"), timeout=READY)
    settled(page)
    lesson = page.get_by_role("button", name="Lesson, 5 min")
    lesson.focus()
    lesson.press("Enter")
    expect(page.get_by_text("Step 1 of 4.").first).to_be_visible(timeout=READY)
    expect(page.locator(".st-key-lesson :focus")).to_have_count(1, timeout=READY)
    assert serious(page) == []
    page.get_by_role("button", name="End lesson").focus()
    page.keyboard.press("Enter")
    expect(lesson).to_be_focused(timeout=READY)


def test_moving_the_gap_is_spoken(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/masked-and-causal")
    expect(page.locator("html[data-loaded]")).to_be_attached(timeout=READY)
    expect(spoken(page)).to_have_text("")
    gap = page.get_by_role("option", selected=True).first
    gap.focus()
    gap.press("ArrowRight")
    expect(spoken(page)).to_have_text(
        re.compile(r"Hidden: “.+”, token \d+ of \d+\. Probability from the left .+ both sides"),
        timeout=READY,
    )


def test_writing_is_spoken_and_the_last_undo_keeps_the_focus(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/generation")
    expect(page.locator("html[data-loaded]")).to_be_attached(timeout=READY)
    page.get_by_role("button", name="Most likely token").click()
    expect(spoken(page)).to_have_text(re.compile("1 token generated"), timeout=READY)
    settled(page)
    undo = page.get_by_role("button", name="Undo")
    undo.focus()
    undo.press("Enter")
    expect(undo).to_be_disabled(timeout=READY)
    expect(page.get_by_role("button", name="Redo")).to_be_focused(timeout=READY)
    page.get_by_role("button", name=re.compile("Generate .* tokens")).click()
    expect(spoken(page)).to_have_text(re.compile(r"^\d+ tokens generated"), timeout=READY)
    settled(page)
    assert serious(page) == []
