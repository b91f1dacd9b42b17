"""Live bars with what was before as outlines around them: one row, one axis, two numbers."""

from __future__ import annotations

from playwright.sync_api import FloatRect, Locator, Page, expect

from backend.numbers import probability_text
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution
from tests.browser.widgets.live_bars_logits import logits
from tests.browser.widgets.opened_bars import open_bars


def box(of: Locator) -> FloatRect:
    found = of.bounding_box()
    assert found
    return found


def test_both_bars_lie_over_each_other_and_only_one_is_filled(bars_url: str, page: Page) -> None:
    open_bars(page, bars_url, "outlined")
    before, now = (Prediction.of(logits(seed)) for seed in (7, 0))
    top = int(before.top(1)[0])
    row = page.locator(".row").first
    written = [
        probability_text(float(distribution(one.logits, Sampling())[top])) for one in (before, now)
    ]
    assert row.locator(".value").all_inner_texts() == written
    outline, bar = row.locator(".track.both"), row.locator(".track.left")
    assert box(outline) == box(bar)
    inner, outer = box(bar.locator(".fill")), box(outline.locator(".fill"))
    assert inner["y"] > outer["y"]
    assert inner["height"] < outer["height"]
    colour = "fill => getComputedStyle(fill).backgroundColor"
    assert outline.locator(".fill").evaluate(colour) == "rgba(0, 0, 0, 0)"
    assert bar.locator(".fill").evaluate(colour) != "rgba(0, 0, 0, 0)"
    expect(page.locator(".axis")).to_have_count(1)
    names = row.locator("button").get_attribute("aria-label") or ""
    assert names.index("P(token | before): probability") < names.index("P(token | left)")


def test_logits_share_an_axis_and_no_bar_is_longer_than_it(bars_url: str, page: Page) -> None:
    open_bars(page, bars_url, "outlined")
    page.get_by_text("Logit", exact=True).click()
    expect(page.locator(".axis-note")).to_contain_text("Bars start at the lowest of the logits")
    top, other = (float(Prediction.of(logits(seed)).sorted_logits()[0]) for seed in (7, 0))
    marks = page.locator(".axis span").all_inner_texts()
    assert float(marks[-1].replace("−", "-")) == round(max(top, other), 1)
    expect(page.locator(".track.beyond")).to_have_count(0)
