"""Calibration in a browser: a question by keyboard, the bars, and the dragged temperature."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from backend.analyses.application import calibration
from backend.analyses.application.calibration import questions, rights, scores
from backend.analyses.application.four_options import WAYS
from backend.numbers import real_text
from backend.probability.temperature_scaling import negative_log_likelihood
from tests.browser.modules import load_module
from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled

SCIENCE = "pages/application/calibration/temperature_chart/science.js"


def test_the_main_path(app_url: str, page: Page) -> None:
    first = questions()[0].question
    visit(page, f"{app_url}/calibration")
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text(first.question)).to_be_visible(timeout=READY)
    commit = main.get_by_role("button", name="Commit")
    expect(commit).to_be_disabled()
    box = commit.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 800, "on the first screen"

    main.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    expect(commit).to_be_enabled(timeout=READY)
    slider = main.get_by_role("slider", name="How sure are you?")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("sure=55"), timeout=READY)
    settled(page)
    commit.focus()
    page.keyboard.press("Enter")
    bars = main.locator(".st-key-figure_quiz .js-plotly-plot").last
    expect(page).to_have_url(re.compile("answers=1A55"), timeout=READY)
    expect(bars).to_contain_text(re.compile("(Right|Wrong): the answer is"), timeout=READY)
    box = bars.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 800, "on the first screen"
    settled(page)
    expect(main.get_by_role("button", name="Next question")).to_be_focused(timeout=READY)
    page.keyboard.press("Enter")
    expect(main.get_by_text(questions()[1].question.question)).to_be_visible(timeout=READY)
    settled(page)

    main.get_by_role("tab", name="All 200").click()
    temperature = main.get_by_role("slider", name="Temperature")
    expect(temperature).to_be_visible(timeout=READY)
    points = main.locator(".diagram .point")
    before = points.first.get_attribute("cx")
    facts = main.locator(".facts")
    expect(facts).to_contain_text(real_text(calibration.of("sentence").error, 3))
    track = temperature.bounding_box()
    assert track is not None
    middle = track["y"] + track["height"] / 2
    page.mouse.move(track["x"] + track["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(track["x"] + track["width"] * 0.8, middle, steps=4)
    expect(points.first).not_to_have_attribute("cx", before or "")  # the hand is still down
    assert "scaled_by" not in page.url
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"scaled_by=[34]"), timeout=READY)
    settled(page)
    shown = facts.text_content()
    assert shown

    page.goto(page.url)
    expect(facts).to_have_text(shown, timeout=READY)


@pytest.mark.parametrize("temperature", [0.25, 1, 3.7])
def test_the_browser_computes_what_python_does(new_page: Page, temperature: float) -> None:
    load_module(new_page, SCIENCE, "science")
    for way in WAYS:
        given = [scores(way).tolist(), rights().tolist(), temperature]
        found = new_page.evaluate(
            "([rows, rights, t]) => science.reliabilityOf(science.answersAt(rows, rights, t))",
            given,
        )
        known = calibration.of(way, temperature)
        assert found["error"] == pytest.approx(known.error)
        assert found["chanceError"] == pytest.approx(known.chance_error)
        assert found["brier"] == pytest.approx(known.brier)
        assert found["confidence"] == pytest.approx(known.confidence)
        assert found["hits"] == calibration.right(way).hits
        for one, other in zip(found["bins"], known.bins, strict=True):
            assert one["count"] == other.count
            assert (one["low"], one["high"]) == pytest.approx((other.low, other.high))
            assert (one["confidence"], one["right"]) == pytest.approx(
                (other.confidence, other.right)
            )
        cost = new_page.evaluate(
            "([rows, rights, t]) => science.negativeLogLikelihood(rows, rights, t)", given
        )
        assert cost == pytest.approx(negative_log_likelihood(scores(way), rights(), temperature))
