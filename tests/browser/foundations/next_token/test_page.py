"""Next token in a browser: dragging, typing, picking, several sections at once, and numpy."""

from __future__ import annotations

import itertools
import json
import re
import time
import urllib.request
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from backend.models import AutoregressiveModel
from backend.numbers import SPACE, in_bits
from backend.probability.sampling import Sampling, distribution, entropy_bits
from tests.browser import accessible
from tests.browser.downloaded import csv_rows
from tests.browser.foundations.next_token.opened import PARTS, open_next_token, open_part, part
from tests.browser.traffic import Traffic
from tests.browser.waiting import READY, settled


def engine_runs(app_url: str) -> int:
    with urllib.request.urlopen(f"{app_url}/api/status") as answer:
        return int(re.search(rb'"runs":(\d+)', answer.read())[1])  # type: ignore[index]


def bar(page: Page, label: str) -> Locator:
    return page.get_by_role("button", name=re.compile(rf"^{re.escape(label)},")).first


def shown_probability(page: Page, label: str) -> float:
    written = bar(page, label).locator(".value").inner_text()
    return float(written.strip(f"<> %{SPACE}")) / 100


def test_dragging_repaints_without_the_server_and_agrees_with_numpy(
    app_url: str, new_page: Page, smollm2: AutoregressiveModel
) -> None:
    traffic = Traffic(new_page)
    open_next_token(new_page, app_url)
    expect(bar(new_page, "␣Paris")).to_be_visible()
    new_page.wait_for_timeout(500)
    slider = new_page.get_by_role("slider", name="Temperature").first
    box = slider.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2

    before, seen = traffic.sent, set()
    new_page.mouse.move(box["x"] + box["width"] / 2, middle)
    new_page.mouse.down()
    for step in range(1, 31):
        new_page.mouse.move(box["x"] + box["width"] * (0.5 + step / 100), middle)
        new_page.wait_for_timeout(20)
        seen.add(shown_probability(new_page, "␣Paris"))
    assert traffic.sent == before, "a drag must not reach the server"
    assert len(seen) > 20, "the bars must follow every step"
    new_page.mouse.up()

    temperature = float(slider.input_value())
    logits = smollm2.next_logits(smollm2.encode("The capital of France is"))
    probabilities = distribution(logits, Sampling(temperature=temperature))
    (paris,) = smollm2.encode(" Paris")
    assert shown_probability(new_page, "␣Paris") == pytest.approx(probabilities[paris], rel=2e-3)
    expect(new_page.get_by_text(in_bits(entropy_bits(probabilities))).first).to_be_visible()
    expect(new_page).to_have_url(re.compile(r"[?&]t=1\.\d"))
    new_page.wait_for_timeout(500)
    assert traffic.sent - before == 1, "releasing the slider reports once"


def test_typing_quickly_runs_the_model_once_per_pause(app_url: str, page: Page) -> None:
    open_next_token(page, app_url)
    line = page.get_by_label("Text", exact=True)
    before = engine_runs(app_url)
    line.fill("")
    line.press_sequentially("A quite new sentence for this", delay=30)
    expect(page.get_by_text("the last one “␣this”").first).to_be_visible(timeout=READY)
    assert engine_runs(app_url) - before <= 2  # the emptied line may count as a pause


def test_a_click_on_a_bar_appends_its_token_and_undo_takes_it_back(
    app_url: str, page: Page
) -> None:
    open_next_token(page, app_url)
    line = page.get_by_label("Text", exact=True)
    bar(page, "␣Paris").click()
    expect(line).to_have_value("The capital of France is Paris", timeout=READY)
    page.get_by_role("button", name="Undo").click()
    expect(line).to_have_value("The capital of France is")


def test_the_sliders_obey_the_keyboard(app_url: str, page: Page) -> None:
    open_next_token(page, app_url)
    slider = page.get_by_role("slider", name="Temperature").first
    before = float(slider.input_value())
    slider.focus()
    slider.press("ArrowRight")
    assert float(slider.input_value()) > before
    slider.press("Home")
    assert float(slider.input_value()) == 0
    expect(
        page.get_by_role("button", name=re.compile(r"^␣Paris, probability 100\s%"))
    ).to_be_visible()


def test_settings_survive_a_change_of_page(app_url: str, page: Page) -> None:
    open_next_token(page, app_url, "?t=0.3")
    page.get_by_role("link", name="Masked and autoregressive").first.click()
    expect(page.get_by_role("heading", name="Masked and autoregressive")).to_be_visible()
    slider = page.get_by_role("slider", name="Temperature").first
    expect(slider).to_be_visible(timeout=READY)
    temperature = page.evaluate(
        "slider => slider.getAttribute('aria-valuetext') ?? slider.value", slider.element_handle()
    )
    assert "0.3" in temperature
    expect(page).to_have_url(re.compile(r"/masked-and-causal\?t=0\.3"))


def test_no_typed_text_reaches_the_log(app_url: str, app_log: Path, page: Page) -> None:
    open_next_token(page, app_url)
    page.get_by_label("Text", exact=True).fill("My very private sentence")
    expect(page.get_by_text("the last one “␣sentence”").first).to_be_visible(timeout=READY)
    time.sleep(0.5)
    assert "private" not in app_log.read_text(encoding="utf-8")


def test_the_probabilities_add_up_to_one(smollm2: AutoregressiveModel) -> None:
    logits = smollm2.next_logits(smollm2.encode("The capital of France is"))
    assert distribution(logits, Sampling()).sum() == pytest.approx(1, abs=1e-12)
    assert np.isfinite(logits).all()


def test_all_parts_open_are_for_everybody_and_a_phone_shows_every_name_apart(
    app_url: str, page: Page
) -> None:
    open_next_token(page, app_url, "?word=London")
    settled(page)
    for title in PARTS:
        expect(part(page, title)).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    expect(page.locator(".live-bars")).to_have_count(1)
    for title in PARTS:
        open_part(page, title)
    settled(page)
    expect(page.locator(".js-plotly-plot")).to_have_count(5)
    accessible.check(page)

    # now it is as narrow as a phone
    chart = part(page, "All logits").locator(".js-plotly-plot")
    names = chart.locator(".textpoint text")
    expect(names).to_have_count(9)  # eight tokens and the person's own word
    frame = chart.bounding_box()
    boxes = [names.nth(place).bounding_box() for place in range(9)]
    assert frame
    whole = [box for box in boxes if box]
    assert len(whole) == 9
    whole.sort(key=lambda box: box["y"])
    for above, below in itertools.pairwise(whole):
        assert below["y"] - above["y"] >= 12, "two names on one line"
    for box in whole:
        assert box["x"] >= frame["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]


def test_the_axis_is_divided_and_the_curves_change_their_scale(app_url: str, page: Page) -> None:
    open_next_token(page, app_url)
    logits = open_part(page, "All logits")
    expect(logits.get_by_text("logit ÷ T, with T = 2")).to_be_visible()
    logits.get_by_role("radio", name="0.5").click()
    expect(logits.get_by_text("logit ÷ T, with T = 0.5")).to_be_visible(timeout=READY)
    expect(logits.get_by_text("At temperature 0.5, no other token has")).to_be_visible()

    curves = open_part(page, "Temperature curves")
    expect(curves.get_by_text("T = 1, now")).to_be_visible()
    ticks = curves.locator(".yaxislayer-above .ytick text")
    expect(ticks.last).to_have_text(re.compile("^100"))
    curves.get_by_role("radio", name="Fit axis").click()
    expect(ticks.last).not_to_have_text(re.compile("^100"), timeout=READY)
    with page.expect_download() as download:
        curves.get_by_role("button", name="Curves as CSV").click()
    head, (names, *_) = csv_rows(download.value)
    assert names[0] == "temperature"
    assert any("id 7042" in name for name in names)
    assert head["model"] == "SmolLM2-135M-Instruct"
    assert json.loads(head["text"]) == "The capital of France is"
