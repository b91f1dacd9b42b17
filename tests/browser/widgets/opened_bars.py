"""The live bars opened in a browser, and their numbers beside numpy's."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from backend.numbers import probability_text
from backend.probability.prediction import Prediction
from backend.probability.sampling import (
    Sampling,
    candidates_left,
    distribution,
    entropy_bits,
    perplexity,
)
from tests.browser.waiting import READY
from tests.browser.widgets.live_bars_logits import logits


def open_bars(page: Page, url: str, mode: str = "one") -> None:
    page.goto(f"{url}/?mode={mode}")
    expect(page.locator(".live-bars .row").first).to_be_visible(timeout=READY)
    page.wait_for_timeout(500)


def temperature(page: Page) -> Locator:
    return page.get_by_role("slider", name="Temperature")


def counted(page: Page, what: str) -> int:
    text = page.get_by_text(re.compile(r"^runs \d")).inner_text()
    found = re.search(rf"{what} (\d+)", text)
    assert found
    return int(found[1])


def expect_settings(page: Page, sampling: Sampling) -> None:
    expect(page.get_by_text(f"settings {sampling}", exact=True)).to_be_visible()


def shown(page: Page, selector: str = ".row:not(.others) .value") -> list[str]:
    return page.locator(f".live-bars {selector}").all_inner_texts()


def figures(page: Page) -> list[str]:
    return page.locator(".figures b").all_inner_texts()


def check_numbers(page: Page, sampling: Sampling, seed: int = 0) -> None:
    prediction = Prediction.of(logits(seed))
    probabilities = distribution(prediction.logits, sampling)
    top = prediction.top(20)
    greedy = sampling.temperature == 0
    plain = sampling == Sampling(sampling.temperature)
    written = [
        "cut" if p == 0 and not plain else probability_text(p, exact=greedy or not plain)
        for p in (*probabilities[top], np.delete(probabilities, top).sum())
    ]
    expect(page.locator(".row .value")).to_have_text(written)
    expect(page.locator(".figures b").first).not_to_have_text("")  # they follow the bars
    entropy, choices, left = figures(page)
    assert float(entropy.lstrip("<\N{NO-BREAK SPACE}")) == pytest.approx(
        entropy_bits(probabilities), rel=6e-3, abs=1e-3
    )
    assert float(choices.replace(",", "")) == pytest.approx(perplexity(probabilities), rel=6e-3)
    assert int(left.replace(",", "")) == candidates_left(probabilities)
