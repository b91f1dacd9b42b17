"""What the live bars show in a browser: picking, labels, series, views, files, on a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backend.numbers import probability_text
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution
from tests.browser.accessible import anything
from tests.browser.widgets.live_bars_logits import ACTUAL, WORD, logits
from tests.browser.widgets.opened_bars import open_bars, shown


def test_a_click_and_the_keyboard_pick_a_token(bars: Page) -> None:
    ids = Prediction.of(logits(0)).top(20).tolist()
    rows = bars.locator(".row:not(.others) button")
    expect(bars.get_by_role("status")).to_have_text("")
    rows.nth(2).click()
    expect(bars.get_by_text(f"picked [{ids[2]}]")).to_be_visible()
    expect(bars.get_by_role("status")).to_have_text(re.compile("^Append: ."))
    rows.nth(2).focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End", "Enter"):
        bars.keyboard.press(key)
    expect(bars.get_by_text(f"picked [{ids[2]}, {ids[19]}]")).to_be_visible()
    expect(rows.nth(19)).to_be_focused()
    bars.keyboard.press("Home")
    expect(rows.nth(0)).to_be_focused()


def test_other_probabilities_are_told(bars: Page) -> None:
    status = bars.get_by_role("status")
    bars.get_by_role("button", name="Run again").click()
    expect(bars.get_by_text("runs 2,")).to_be_visible()
    expect(status).to_have_text("")
    bars.get_by_role("button", name="Other logits").click()
    expect(status).to_have_text(re.compile(r"^entropy \S+ bits, top token .*%$"))


def test_a_bar_says_what_it_shows(bars: Page) -> None:
    rows = bars.locator(".row:not(.others) button")
    expect(rows).to_have_count(20)
    name = re.compile(r", probability \d\d?\.\d\d?\s%, rank 1\. Append$")
    expect(rows.first).to_have_attribute("aria-label", name)


def test_labels_are_text_and_special_tokens_look_different(bars: Page) -> None:
    tokens = bars.locator(".row .token")
    assert "<|endoftext|>" in tokens.all_inner_texts()
    expect(bars.locator(".row .token.special")).to_have_count(1)
    assert bars.locator(".live-bars b", has_text="bold").count() == 0


def test_tokens_are_never_translated_and_never_cut_where_there_is_room(bars: Page) -> None:
    tokens = bars.locator(".row .token")
    assert {token.get_attribute("translate") for token in tokens.all()} == {"no"}
    expect(bars.locator(".about").first).to_have_attribute("translate", "no")
    widths = "all => all.map(one => [one.scrollWidth, one.clientWidth, one.textContent.length])"
    for full, seen, signs in tokens.evaluate_all(widths):
        assert full == seen or signs > 20
    label, body = (
        bars.locator(f".row {part}").first.evaluate("box => box.clientWidth")
        for part in (".label", ".body")
    )
    assert 150 < label <= 0.43 * body, "the longest labels would leave no room for the bars"


def test_my_word_is_followed_with_rank_and_probability(bars: Page) -> None:
    prediction = Prediction.of(logits(0))
    follow = bars.locator(".follow")
    expect(follow).to_contain_text("My word")
    expect(follow).to_contain_text("␣Par|is")
    expect(follow).to_contain_text(f"rank {prediction.rank(WORD[0]):,}")
    expect(follow.locator(".curve .line")).to_have_attribute("d", re.compile(r"^M.*L"))
    curve = follow.get_by_role("img")
    expect(curve).to_have_attribute("aria-label", re.compile(r"temperature from 0 to 10: \S"))
    bars.locator(".row").nth(1).hover()
    expect(follow).to_contain_text("Pointed at")


def test_two_series_show_the_same_tokens_in_one_order(bars_url: str, page: Page) -> None:
    open_bars(page, bars_url, "two")
    left, both = (Prediction.of(logits(seed)) for seed in (0, 7))
    union = {*left.top(10).tolist(), *both.top(10).tolist()}
    rows = page.locator(".row:not(.others):not(.apart)")
    expect(rows).to_have_count(len(union))
    for prediction, name in ((left, "left"), (both, "both sides")):
        page.get_by_text(name, exact=True).click()
        ordered = sorted(union, key=prediction.rank)
        for side, reading in (("left", left), ("both", both)):
            probabilities = distribution(reading.logits, Sampling())
            values = page.locator(f".row:not(.others):not(.apart) .value.{side}")
            expect(values).to_have_text(
                [probability_text(probabilities[token_id]) for token_id in ordered]
            )
    actual = page.locator(".row").first
    expect(actual).to_have_class(re.compile("actual"))
    expect(actual).to_contain_text("actual")
    expect(page.locator(".row.actual")).to_have_count(1)
    follow = page.locator(".follow")
    for reading in (left, both):
        expect(follow).to_contain_text(f"rank {reading.rank(ACTUAL):,}")


def test_the_views_show_logits_of_the_same_tokens(bars: Page) -> None:
    prediction = Prediction.of(logits(0))
    top = prediction.sorted_logits()[:20]
    bars.get_by_text("Logit", exact=True).click()
    expected = [f"{logit:.2f}".replace("-", "−") for logit in top.astype(float)]
    # Waits for the frame in which the bars are drawn too.
    expect(bars.locator(".axis-note")).to_contain_text("lowest of the logits shown")
    assert shown(bars) == expected
    bars.get_by_text("All logits").click()
    expect(bars.locator(".axis-note")).to_contain_text("lowest of all 49,152 logits")
    bars.get_by_text("Logit ÷ T", exact=True).click()
    bars.get_by_role("spinbutton", name="Temperature, exact value").fill("2")
    bars.wait_for_timeout(100)
    for text, logit in zip(shown(bars), top, strict=True):
        assert float(text.replace("−", "-")) == pytest.approx(logit / 2, abs=0.0051)


def test_the_table_holds_the_same_numbers(bars: Page) -> None:
    bars.get_by_text("Numbers as a table").click()
    lines = bars.locator(".numbers tbody tr")
    expect(lines).to_have_count(21)
    bars.get_by_role("spinbutton", name="Temperature, exact value").fill("0")
    expect(lines.first.locator("td").last).to_have_text("100 %")
    expect(bars.get_by_role("status")).to_contain_text("Temperature 0 (greedy): entropy 0 bits")


@pytest.mark.parametrize(
    ("mode", "scheme"),
    [
        ("one", "light"),
        ("two", "dark"),
        ("two", "light"),
        ("plain", "dark"),
        ("compact", "light"),
        ("outlined", "dark"),
    ],
)
def test_nothing_for_axe_to_find(bars_url: str, page: Page, mode: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    open_bars(page, bars_url, mode)
    if mode in ("one", "two"):
        page.get_by_role("button", name="Advanced").click()
        page.get_by_text("Numbers as a table").click()
    assert anything(page, ".stBidiComponent") == []


@pytest.mark.parametrize(
    ("mode", "rows"), [("one", 10), ("two", None), ("outlined", None), ("compact", 8)]
)
def test_fits_a_phone(bars_url: str, page: Page, mode: str, rows: int | None) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_bars(page, bars_url, mode)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if rows:
        expect(page.locator(".row:not(.others):visible")).to_have_count(rows)
    else:
        assert page.locator(".row:not(.others):visible").count() <= 11
    panel = page.locator(".panel").bounding_box()
    assert panel
    for item in page.locator(".panel button:visible, .panel input[type=range]:visible").all():
        box = item.bounding_box()
        assert box
        assert box["x"] >= panel["x"] - 1
        assert box["x"] + box["width"] <= panel["x"] + panel["width"] + 1
