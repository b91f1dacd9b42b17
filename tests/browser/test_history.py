"""The browser's history has one entry a page, addresses say what is shown, and texts come back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import READY, settled


@pytest.fixture
def page(new_page: Page) -> Page:
    """With a history of its own."""
    return new_page


def entries(page: Page) -> int:
    count: int = page.evaluate("history.length")
    return count


def open_home(page: Page, app_url: str) -> None:
    page.goto(app_url)
    expect(page.locator(".live-bars").first).to_be_visible(timeout=READY)
    settled(page)


def test_back_leaves_the_page_in_one_step_after_much_typing_and_sliding(
    app_url: str, page: Page
) -> None:
    open_home(page, app_url)
    before = entries(page)
    page.get_by_role("link", name="Next token").first.click()
    field = page.get_by_role("textbox", name="Text", exact=True)
    expect(field).to_be_visible(timeout=READY)
    for typed in ("One", "One two", "One two three"):
        field.fill(typed)
        expect(page).to_have_url(re.compile(rf"text={typed.replace(' ', '.')}(&|$)"), timeout=READY)
    slider = page.get_by_role("slider", name="Temperature").first
    for _ in range(3):
        slider.press("ArrowLeft")
        page.wait_for_timeout(300)
    expect(page).to_have_url(re.compile("t=0.85"), timeout=READY)
    settled(page)
    assert entries(page) == before + 1

    page.go_back()
    expect(page.get_by_role("heading", name="See how a language model")).to_be_visible(
        timeout=READY
    )
    page.go_forward()
    expect(field).to_have_value("One two three", timeout=READY)
    expect(page).to_have_url(re.compile(r"/next-token\?text=One.two.three&t=0.85$"))
    page.reload()
    expect(field).to_have_value("One two three", timeout=READY)
    expect(page.get_by_role("slider", name="Temperature").first).to_have_value("0.85")
    assert entries(page) == before + 1


def test_returning_to_a_page_takes_one_step(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/next-token?text=One")
    expect(page.locator(".live-bars").first).to_be_visible(timeout=READY)
    for name in ("Tokens", "Generation"):
        page.get_by_role("link", name=name).first.click()
        heading = page.get_by_role("heading", name=name, exact=True)
        expect(heading).to_be_visible(timeout=READY)
        expect(page).to_have_url(re.compile("text=One"), timeout=READY)
        settled(page)
    for path in ("/tokens", "/next-token"):
        page.go_back()
        expect(page).to_have_url(re.compile(rf"{path}\?text=One$"))
        settled(page)
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_have_value("One", timeout=READY)


def test_an_address_that_makes_no_sense_says_what_is_shown(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/next-token?t=11&text=One")
    expect(page).to_have_url(re.compile(r"/next-token\?text=One$"), timeout=READY)
    count = entries(page)
    page.goto(f"{app_url}/next-token?t=11")
    expect(page).to_have_url(re.compile(r"/next-token$"), timeout=READY)
    assert entries(page) <= count + 1


def test_an_address_below_a_page_leads_to_the_page(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/next-token/x?text=One")
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_have_value("One", timeout=READY)
    expect(page).to_have_url(re.compile(r"/next-token\?text=One$"))


def test_the_prompt_of_home_goes_through_the_door_and_into_the_link(
    app_url: str, page: Page
) -> None:
    open_home(page, app_url)
    page.get_by_text("The opposite of hot is").click()
    expect(page).to_have_url(re.compile(r"text=The.opposite"), timeout=READY)
    page.get_by_role("link", name="Next token").first.click()
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_have_value(
        "The opposite of hot is", timeout=READY
    )


def test_undo_and_redo_go_over_typing_tokens_examples_and_lessons(app_url: str, page: Page) -> None:
    page.goto(f"{app_url}/next-token?text=The+capital+of+France+is")
    field = page.get_by_role("textbox", name="Text", exact=True)
    undo = page.get_by_role("button", name="Undo", exact=True)
    redo = page.get_by_role("button", name="Redo", exact=True)
    expect(undo).to_be_disabled(timeout=READY)
    expect(redo).to_be_disabled()
    page.get_by_role("button", name=re.compile(r"^␣Paris.*Append$")).click(timeout=READY)
    expect(field).to_have_value("The capital of France is Paris", timeout=READY)
    field.fill("The capital of France is Paris, of course")
    expect(page).to_have_url(re.compile("course"), timeout=READY)
    page.get_by_role("button", name="Lesson, 5 min").click()
    expect(field).not_to_have_value("The capital of France is Paris, of course", timeout=READY)
    page.get_by_role("button", name="End lesson").click()
    expect(field).to_have_value("The capital of France is Paris, of course", timeout=READY)

    for before in (
        "The capital of France is",  # of the lesson
        "The capital of France is Paris, of course",
        "The capital of France is Paris",
        "The capital of France is",
    ):
        undo.click()
        expect(field).to_have_value(before, timeout=READY)
        settled(page)
    expect(undo).to_be_disabled(timeout=READY)
    redo.click()
    expect(field).to_have_value("The capital of France is Paris", timeout=READY)

    page.get_by_role("link", name="Tokens").first.click()
    expect(page.get_by_role("heading", name="Tokens", exact=True)).to_be_visible(timeout=READY)
    undo.click(timeout=READY)
    expect(page).to_have_url(re.compile(r"text=The.capital.of.France.is$"), timeout=READY)
