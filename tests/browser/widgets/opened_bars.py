"""The live bars opened in a browser, and their numbers beside numpy's."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

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


def as_written(p: float, *, exact: bool = False) -> str:
    """A probability as the bars write it; `exact` where 0 or 1 is meant, not something near."""
    if exact and p in (0, 1):
        return f"{p:.0f}"
    return "<0.001" if p < 0.001 else ">0.999" if p >= 0.9995 else f"{p:#.3g}"


def check_numbers(page: Page, sampling: Sampling, seed: int = 0) -> None:
    prediction = Prediction.of(logits(seed))
    probabilities = distribution(prediction.logits, sampling)
    top = prediction.top(20)
    greedy = sampling.temperature == 0
    plain = sampling == Sampling(sampling.temperature)
    written = [
        "cut" if p == 0 and not plain else as_written(p, exact=greedy or not plain)
        for p in (*probabilities[top], np.delete(probabilities, top).sum())
    ]
    expect(page.locator(".row .value")).to_have_text(written)
    entropy, choices, left = figures(page)
    assert float(entropy.lstrip("<")) == pytest.approx(
        entropy_bits(probabilities), rel=6e-3, abs=1e-3
    )
    assert float(choices.replace(",", "")) == pytest.approx(perplexity(probabilities), rel=6e-3)
    assert int(left.replace(",", "")) == candidates_left(probabilities)
