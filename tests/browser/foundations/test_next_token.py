"""The page Next token in a browser: dragging, typing, picking, and the numbers against numpy."""

from __future__ import annotations

import re
import time
import urllib.request
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from backend.models import AutoregressiveModel
from backend.probability.sampling import Sampling, distribution, entropy_bits

READY = 60_000  # milliseconds; the first page of a run waits for the models


class Traffic:
    """Counts what the browser sends to the server: one message is one rerun of the script."""

    def __init__(self, page: Page) -> None:
        self.sent = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self._count())

    def _count(self) -> None:
        self.sent += 1


def engine_runs(app_url: str) -> int:
    with urllib.request.urlopen(f"{app_url}/api/status") as answer:
        return int(re.search(rb'"runs":(\d+)', answer.read())[1])  # type: ignore[index]


def open_next_token(page: Page, app_url: str, query: str = "") -> None:
    page.goto(f"{app_url}/next-token{query}")
    expect(page.get_by_role("slider", name="Temperature").first).to_be_visible(timeout=READY)


def bar(page: Page, label: str) -> Locator:
    return page.get_by_role("button", name=re.compile(rf"^{re.escape(label)},")).first


def shown_probability(page: Page, label: str) -> float:
    return float(bar(page, label).locator(".value").inner_text().lstrip("<"))


def test_dragging_repaints_without_the_server_and_agrees_with_numpy(
    app_url: str, page: Page, smollm2: AutoregressiveModel
) -> None:
    traffic = Traffic(page)
    open_next_token(page, app_url)
    expect(bar(page, "␣Paris")).to_be_visible()
    page.wait_for_timeout(500)
    slider = page.get_by_role("slider", name="Temperature").first
    box = slider.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2

    before, seen = traffic.sent, set()
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    for step in range(1, 31):
        page.mouse.move(box["x"] + box["width"] * (0.5 + step / 100), middle)
        page.wait_for_timeout(20)
        seen.add(shown_probability(page, "␣Paris"))
    assert traffic.sent == before, "a drag must not reach the server"
    assert len(seen) > 20, "the bars must follow every step"
    page.mouse.up()

    temperature = float(slider.input_value())
    logits = smollm2.next_logits(smollm2.encode("The capital of France is"))
    probabilities = distribution(logits, Sampling(temperature=temperature))
    (paris,) = smollm2.encode(" Paris")
    assert shown_probability(page, "␣Paris") == pytest.approx(probabilities[paris], rel=2e-3)
    expect(page.get_by_text(f"{entropy_bits(probabilities):#.3g} bits").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]t=1\.\d"))
    page.wait_for_timeout(500)
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
    expect(page.get_by_role("button", name=re.compile("^␣Paris, probability 1"))).to_be_visible()


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
