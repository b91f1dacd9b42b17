"""The text field in a browser: typing, reporting, taking over, growing, being read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser import server as servers
from tests.browser.server import Server, free_port
from tests.browser.waiting import READY
from tests.browser.widgets.kept_page import KeptPage

SCRIPT = Path(__file__).with_name("text_field_app.py")
PAUSE = 600  # milliseconds; twice what the field waits, where a test shows that nothing happens
LINES = "\n".join(f"line {number}" for number in range(30))


@pytest.fixture(scope="module")
def field_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = Server(tmp_path_factory.mktemp("field") / "log.txt", {}, SCRIPT)
    server.wait_until_ready()
    yield server.url
    server.stop()


def opened(page: Page, url: str) -> Locator:
    page.goto(url)
    field = page.get_by_label("Text", exact=True)
    expect(field).to_be_visible(timeout=READY)
    return field


@pytest.fixture(scope="module")
def kept(field_url: str, keep_page: Callable[[str], KeptPage]) -> KeptPage:
    return keep_page(field_url)


@pytest.fixture
def field(kept: KeptPage) -> Locator:
    found = kept.begin().get_by_label("Text", exact=True)
    expect(found).to_be_visible(timeout=READY)
    return found


def expect_held(page: Page, text: str) -> None:
    expect(page.get_by_text(f"holds {text!r}", exact=True)).to_be_visible()


def at_the_end(field: Locator) -> bool:
    return bool(field.evaluate("box => box.scrollTop + box.clientHeight >= box.scrollHeight - 2"))


def test_line_breaks_are_typed_and_pasted_and_told_without_leaving(field: Locator) -> None:
    page = field.page
    field.press("End")
    field.press("Enter")
    field.press_sequentially("two")
    expect_held(page, "One\ntwo")
    page.keyboard.insert_text("\r\nthree\n\n\tfour\n")
    expect(field).to_have_value("One\ntwo\nthree\n\n\tfour\n")
    expect_held(page, "One\ntwo\nthree\n\n\tfour\n")
    expect(field).to_be_focused()


def test_ctrl_enter_and_leaving_tell_at_once_and_a_click_acts_on_what_is_typed(
    field: Locator,
) -> None:
    page = field.page
    field.press("End")
    page.keyboard.insert_text(" and a half")
    page.get_by_role("button", name="Act").click()
    expect(page.get_by_text("acted on ['One and a half']")).to_be_visible()
    field.fill("Two")
    field.press("Control+Enter")
    expect_held(page, "Two")
    expect(field).to_have_value("Two")


def test_a_late_answer_leaves_alone_what_was_typed_meanwhile(field_url: str, page: Page) -> None:
    field = opened(page, f"{field_url}?work=0.8")
    field.press("End")
    for letter in "abcdef":
        field.press(letter)
        page.wait_for_timeout(350)  # so that each is told, and answered while the next ones come
    expect(field).to_have_value("Oneabcdef")
    expect_held(page, "Oneabcdef")
    expect(field).to_have_value("Oneabcdef")


def test_a_text_from_elsewhere_is_taken_over_unless_something_was_typed_after_it(
    field_url: str, page: Page
) -> None:
    field = opened(page, f"{field_url}?work=0.8")
    page.get_by_role("button", name="Append").click()
    field.press("End")
    field.press("!")
    expect_held(page, "One!")
    expect(field).to_have_value("One!")
    page.get_by_role("button", name="Append").click()
    expect(field).to_have_value("One! more")
    page.get_by_role("button", name="Replace").click()
    expect(field).to_have_value("Another text")
    field.press("End")
    field.press("?")
    expect_held(page, "Another text?")


def test_the_end_is_in_view_after_an_append_and_the_beginning_of_another_text(
    field: Locator,
) -> None:
    page = field.page
    field.fill(LINES)
    expect_held(page, LINES[-300:])
    field.evaluate("box => box.scrollTop = 0")
    page.get_by_role("button", name="Append").click()
    expect(field).to_have_value(f"{LINES} more")
    assert at_the_end(field)
    page.get_by_role("button", name="Replace").click()
    expect(field).to_have_value("Another text")
    assert field.evaluate("box => box.scrollTop") == 0


@pytest.mark.parametrize("room", ["", "?room=1"])
def test_it_grows_with_its_text_and_then_scrolls(field_url: str, page: Page, room: str) -> None:
    field = opened(page, f"{field_url}{room}")
    heights = []
    for text in ("One", "One\nTwo", "word " * 40, LINES, "x" * 150_000, "One"):
        field.fill(text)
        shown, whole = field.evaluate("box => [box.clientHeight, box.scrollHeight]")
        heights.append(shown)
        assert (whole > shown + 2) == (len(text) > 210), text[:20]
    one, two, wrapped, many, huge, again = heights
    assert one < two < many == huge
    assert one < wrapped <= many
    assert again == one


def test_a_character_being_composed_is_not_told_half_way(field: Locator) -> None:
    page = field.page
    field.fill("")
    expect_held(page, "")
    keyboard = page.context.new_cdp_session(page)
    half = {"text": "に", "selectionStart": 1, "selectionEnd": 1}
    keyboard.send("Input.imeSetComposition", half)
    expect(field).to_have_value("に")
    page.wait_for_timeout(PAUSE)
    expect_held(page, "")
    keyboard.send("Input.insertText", {"text": "日本"})
    expect_held(page, "日本")
    expect(page.get_by_text("に")).to_have_count(0)


def test_the_browsers_own_undo_works(field: Locator) -> None:
    page = field.page
    field.press("End")
    field.press_sequentially(" two")
    expect_held(page, "One two")
    field.press("Control+z")
    expect(field).not_to_have_value("One two")
    undone = field.input_value()
    expect_held(page, undone)
    field.press("Control+Shift+z")
    expect(field).to_have_value("One two")
    expect_held(page, "One two")


def test_it_comes_back_with_what_was_typed(field: Locator) -> None:
    page = field.page
    field.fill("Mine\nand yours")
    page.get_by_text("Away").click()
    expect(field).to_have_count(0)
    page.get_by_text("Away").click()
    expect(field).to_have_value("Mine\nand yours")
    page.get_by_role("button", name="Append").click()
    expect(field).to_have_value("Mine\nand yours more")


def test_a_space_at_the_end_is_pointed_out_and_removed_only_on_request(field: Locator) -> None:
    page = field.page
    note = page.get_by_role("status").filter(has_text="Ends with")
    field.press("End")
    field.press(" ")
    expect(note).to_have_text("Ends with a space: a token of its own")
    expect_held(page, "One ")
    page.get_by_role("button", name="Remove it").click()
    expect(field).to_have_value("One")
    expect(field).to_be_focused()
    expect_held(page, "One")
    expect(note).to_have_count(0)
    field.fill("One   ")
    expect(note).to_have_text("Ends with 3 spaces: tokens of their own")
    field.press("x")
    expect(note).to_have_count(0)
    field.fill("One\n")
    expect_held(page, "One\n")
    expect(note).to_have_count(0)


def test_a_text_over_the_limit_stays_here_and_is_said_to(field: Locator) -> None:
    page = field.page
    field.fill("é" * 100_001)
    words = "Too long: 200,002 bytes of at most 200,000. Shorten it to go on."
    expect(page.get_by_text(words)).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect_held(page, "One")
    field.press("End")
    field.press("Backspace")
    expect_held(page, "é" * 300)
    expect(page.get_by_text("Too long")).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_it_is_readable_aloud_and_no_phone_corrects_it(field: Locator) -> None:
    page = field.page
    for name in ("spellcheck", "autocapitalize", "autocomplete", "autocorrect"):
        assert field.get_attribute(name) in ("false", "off")
    field.fill("One ")
    expect(field).to_have_accessible_name("Text")
    expect(field).to_have_accessible_description("Ends with a space: a token of its own")
    options = {"resultTypes": ["violations"]}
    found = Axe().run(page, context=".stBidiComponent", options=options)
    assert [one["id"] for one in found.response["violations"]] == []


@pytest.mark.parametrize(("scheme", "room"), [("light", ""), ("dark", "?room=1")])
def test_it_looks_like_streamlits_own(field_url: str, page: Page, scheme: Any, room: str) -> None:
    page.emulate_media(color_scheme=scheme)
    ours = opened(page, f"{field_url}{room}")
    theirs = page.get_by_label("A line of Streamlit's", exact=True)
    expect(ours).to_be_visible()
    look = """field => {
      const box = field.parentElement, [own, around] = [field, box].map(e => getComputedStyle(e))
      const scale = box.getBoundingClientRect().width / box.offsetWidth
      return [Math.round(box.getBoundingClientRect().height),
              Math.round(parseFloat(own.fontSize) * scale), parseFloat(around.borderRadius),
              own.fontFamily, own.color, around.backgroundColor, around.borderColor]
    }"""
    assert ours.evaluate(look) == theirs.evaluate(look)


def test_a_finger_gets_letters_that_no_phone_zooms_into(field_url: str, phone: Page) -> None:
    field = opened(phone, field_url)
    assert field.evaluate("box => parseFloat(getComputedStyle(box).fontSize)") >= 16
    field.fill("One ")
    phone.get_by_role("button", name="Remove it").tap()
    expect_held(phone, "One")
    expect(field).not_to_be_focused()  # no keyboard comes up
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_stands_in_the_browser_holds_when_the_server_begins_anew(
    tmp_path: Path, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    monkeypatch.setattr(servers, "free_port", lambda: port)
    first = Server(tmp_path / "first.txt", {}, SCRIPT)
    first.wait_until_ready()
    try:
        field = opened(page, first.url)
        field.fill("Typed before")
        expect_held(page, "Typed before")
        page.get_by_role("button", name="Replace").click()
        expect(field).to_have_value("Another text")
    finally:
        first.stop()
    field.fill("Typed while nobody listened")
    second = Server(tmp_path / "second.txt", {}, SCRIPT)
    try:
        second.wait_until_ready()
        expect(page.get_by_test_id("stConnectionStatus")).to_have_count(0, timeout=READY)
        field.press("End")
        field.press("!")
        held = page.get_by_text("holds 'Typed while nobody listened!'")
        expect(held).to_be_visible(timeout=READY)
        expect(field).to_have_value("Typed while nobody listened!")
        page.get_by_role("button", name="Append").click()
        expect(field).to_have_value("Typed while nobody listened! more")
    finally:
        second.stop()
