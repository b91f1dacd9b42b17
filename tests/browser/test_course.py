"""The course as people take it: with a mouse, a keyboard, a finger; rightly and wrongly."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from backend.analyses.application.noise_ladder import RUNGS
from backend.visible import SPACE
from components.frame import site
from components.frame.conditions import (
    AtPosition,
    OwnValue,
    TemperatureAtMost,
    TextOtherThan,
    Written,
)
from components.frame.course.lesson import name
from components.frame.course.questions import right_answer
from components.frame.page_card import PageCard
from components.frame.question import DEPTH, EXAMPLES, PAGE, Choice, Do, Number, Word
from pages.frame.table import SECTIONS
from tests.browser import accessible
from tests.browser.visiting import visit
from tests.browser.waiting import READY

site.open_site(SECTIONS)
LESSONS = site.lessons()
COUNT = sum(len(card.lesson) for card in LESSONS)


def lesson(page: Page) -> Locator:
    return page.locator(".st-key-lesson")


def asked(page: Page, card: PageCard, number: int) -> None:
    expect(lesson(page).get_by_text(name(card, number))).to_be_visible(timeout=READY)


def press(page: Page, label: str) -> None:
    lesson(page).get_by_role("button", name=label, exact=True).click()


def plain(text: str) -> str:
    """Markdown of a label as it is read on the screen."""
    return re.sub(r"[*`]", "", text)


def answer(page: Page, card: PageCard, number: int, *, right: bool = True) -> None:
    question, meant = card.lesson[number - 1].question, right_answer(card, number)
    match question:
        case Choice(options=options):
            one = next(one for one in options if (one.value == meant) == right)
            press(page, plain(card.told(one.says)))
        case Number() | Word():
            field = lesson(page).get_by_role("textbox")
            field.fill(meant.removeprefix(SPACE).rstrip("\u00a0%") if right else "12345")
            field.press("Enter")
        case Do(until=until):
            do(page, until)
    verdict = re.compile(r"Right\.|Done\." if right else r"Not quite\.|Another word\.")
    told = lesson(page).get_by_text(verdict)
    expect(told, f"step {number} of {card.id}").to_be_visible(timeout=READY)


def slide(slider: Locator, steps: int) -> None:
    """By its keys from its beginning, each seen before the next."""
    slider.press("Home")
    expect(slider).to_have_value("0", timeout=READY)
    for step in range(1, steps + 1):
        slider.press("ArrowRight")
        expect(slider).to_have_value(str(step), timeout=READY)


def do(page: Page, condition: object) -> None:
    match condition:
        case TemperatureAtMost(highest):
            page.get_by_role("slider", name="Temperature").first.fill(f"{highest:g}")
        case AtPosition(position):
            page.get_by_role("option").nth(position).click()
        case Written(count) if count < 20:
            for done in range(count):
                page.get_by_role("button", name="Sample", exact=True).click()
                expect(page.get_by_role("option")).to_have_count(done + 1, timeout=READY)
        case Written():
            page.get_by_role("button", name="Generate").first.click()
        case TextOtherThan(text):
            field = page.locator("[class*=st-key-text_]").get_by_role("textbox").first
            field.fill(f"{text} Ada")
            field.press("Control+Enter")
        case OwnValue("shots", count):
            slide(page.get_by_role("slider", name="Demonstrations"), int(count))
        case OwnValue("change", _):
            changes = page.get_by_role("radiogroup", name="Change one thing")
            changes.get_by_text("Quotation mark", exact=True).click()
        case OwnValue("way", _):
            asked_as = page.get_by_role("radiogroup", name="Asked")
            asked_as.get_by_text("By letters", exact=True).click()
        case OwnValue("sampled_at", temperature):
            chips = page.locator(".st-key-sampled_at_place")
            chips.get_by_role("radio", name=f"{float(temperature):g}", exact=True).click()
        case OwnValue("sound", _):
            page.locator(".st-key-sounds").get_by_text("Silence", exact=True).click()
        case OwnValue("noise", decibels):
            slider = page.get_by_role("slider", name=re.compile("^Noise"))
            slide(slider, RUNGS.index(int(decibels)))
        case _:
            pytest.fail(f"no way is known to do {condition}")


def is_covered(page: Page, card: PageCard, number: int) -> None:
    cover = card.lesson[number - 1].cover
    main = page.locator(".st-key-main_thing").locator("canvas, svg, [role=option], button").first
    depth = page.locator(".st-key-depth").locator("[role=tab], summary").first
    covered = {PAGE: main, EXAMPLES: page.locator(".st-key-main_try_this"), DEPTH: depth}
    for what, thing in covered.items():
        if what in cover:
            expect(thing).to_be_hidden()


@pytest.mark.timeout(600)  # all of it, on two cores
def test_the_course_from_the_first_step_to_the_last(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/course")
    page.get_by_role("link", name=f"1. {LESSONS[0].title}").click(timeout=READY)
    for card in LESSONS:
        for number in range(1, len(card.lesson) + 1):
            asked(page, card, number)
            is_covered(page, card, number)
            answer(page, card, number)
            press(page, "Next" if number < len(card.lesson) else "Finish")
        every = len(card.lesson)
        expect(page.get_by_text(f"Lesson done: {every} of {every} right.")).to_be_visible(
            timeout=READY
        )
        onward = re.compile("^(Next lesson|The course in summary)")
        lesson(page).get_by_role("link", name=onward).click()
    expect(page.get_by_text(f"The course is done: {COUNT} of {COUNT} right.")).to_be_visible(
        timeout=READY
    )
    accessible.check(page)


def test_wrong_answers_with_the_keyboard_and_a_reload(app_url: str, page: Page) -> None:
    card = site.card_of("next_token")
    visit(page, f"{app_url}/next-token?text=Mine&lesson=2")
    asked(page, card, 2)
    page.goto(f"{app_url}/next-token?lesson=2")
    asked(page, card, 2)
    option = lesson(page).get_by_role("button", name="Unlikely tokens overtake")
    option.focus()
    option.press("Enter")
    expect(lesson(page).get_by_text("Not quite.")).to_be_visible(timeout=READY)
    expect(page.get_by_role("slider", name="Temperature").first).to_have_value("2", timeout=READY)
    page.reload()
    expect(lesson(page).get_by_text("Not quite.")).to_be_visible(timeout=READY)
    expect(page.get_by_text(f"Course: 1 of {COUNT} answered")).to_be_visible(timeout=READY)
    press(page, "Reset this step")
    expect(option).to_be_visible(timeout=READY)


def test_on_a_phone_by_touch(app_url: str, phone: Page) -> None:
    card = site.card_of("masked_and_causal")
    visit(phone, f"{app_url}/masked-and-causal?lesson=4")
    asked(phone, card, 4)
    lesson(phone).get_by_role("button", name="The one that reads both sides").tap()
    expect(lesson(phone).get_by_text("Right.")).to_be_visible(timeout=READY)
    phone.locator(".st-key-main_thing").get_by_role("option").first.scroll_into_view_if_needed()
    press(phone, "End lesson")
    expect(lesson(phone)).to_have_count(0, timeout=READY)
