"""A marked term tells its sentence to pointer, keyboard and finger, and leads to its entry."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from components.frame import site
from pages.frame.table import SECTIONS
from tests.browser.accessible import serious
from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled

site.open_site(SECTIONS)
SAYS = {term.name: card.told(term.says) for term, card in site.terms()}
PAGE = "next-token?text=A+cat+sat&t=0.5"


def term(page: Page, name: str) -> Locator:
    return page.locator(f'[data-testid=stMarkdownContainer] a[href="glossary?find={name}"]')


def sentence(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def open_it(page: Page, app_url: str) -> None:
    visit(page, f"{app_url}/{PAGE}")
    expect(term(page, "Softmax")).to_be_visible(timeout=READY)
    expect(page.locator(".term-tip")).to_be_attached(timeout=READY)
    settled(page)


def test_a_pointer(app_url: str, page: Page) -> None:
    open_it(page, app_url)
    height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    expect(sentence(page)).to_be_hidden()
    term(page, "Softmax").hover()
    expect(sentence(page)).to_have_text(SAYS["Softmax"])
    assert serious(page) == []
    # The sentence stays while the pointer is on it, and moves nothing.
    sentence(page).hover()
    page.wait_for_timeout(400)
    expect(sentence(page)).to_be_visible()
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollHeight") == height
    term(page, "Logit").hover()
    expect(sentence(page)).to_have_text(SAYS["Logit"])
    page.get_by_role("heading", level=1).hover()
    expect(sentence(page)).to_be_hidden()
    assert term(page, "Softmax").get_attribute("title") == SAYS["Softmax"]


def test_a_keyboard(app_url: str, page: Page) -> None:
    open_it(page, app_url)
    term(page, "Logit").focus()
    page.keyboard.press("Tab")
    here = term(page, "Softmax")
    expect(here).to_be_focused()
    expect(sentence(page)).to_have_text(SAYS["Softmax"])
    described = sentence(page).get_attribute("id")
    assert here.get_attribute("aria-describedby") == described
    page.keyboard.press("Escape")
    expect(sentence(page)).to_be_hidden()
    expect(here).to_be_focused()
    page.keyboard.press("Tab")
    expect(sentence(page)).to_have_text(SAYS["Temperature"])
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value.get_by_label("Find a term")).to_have_value("Temperature", timeout=READY)
    entries = opened.value.get_by_test_id("stMain").locator("strong")
    expect(entries.first).to_have_text("Temperature.", timeout=READY)
    # What is set up here is still here.
    expect(page.get_by_label("Text", exact=True)).to_have_value("A cat sat")


def test_a_finger(app_url: str, phone: Page) -> None:
    open_it(phone, app_url)
    before = len(phone.context.pages)
    term(phone, "Softmax").tap()
    expect(sentence(phone)).to_have_text(SAYS["Softmax"])
    assert len(phone.context.pages) == before, "the first tap opens nothing"
    box = phone.locator(".term-tip").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    term(phone, "Softmax").tap()
    expect(sentence(phone)).to_be_hidden()
    term(phone, "Token").tap()
    expect(sentence(phone)).to_have_text(SAYS["Token"])
    with phone.context.expect_page() as opened:
        phone.get_by_role("link", name="Open in the glossary").tap()
    expect(opened.value.get_by_label("Find a term")).to_have_value("Token", timeout=READY)
    phone.get_by_role("heading", level=1).tap()
    expect(sentence(phone)).to_be_hidden()
