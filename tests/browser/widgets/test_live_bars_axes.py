"""The axis of the bars: fitted when a setting rests, kept while it moves, whole, logarithmic."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from backend.numbers import SPACE, percent_text
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution
from tests.browser.sliders import drag
from tests.browser.widgets.live_bars_logits import logits
from tests.browser.widgets.opened_bars import temperature

# They glide, and on a busy machine begin to late.
LENGTHS = """
async fills => {
  const gliding = fills.flatMap(fill => fill.getAnimations())
  await Promise.allSettled(gliding.map(one => one.finished))
  return fills.map(fill => {
    const inner = fill.getBoundingClientRect(), outer = fill.parentElement.getBoundingClientRect()
    return (inner.right - outer.left) / outer.width
  })
}
"""


def lengths(page: Page) -> list[float]:
    """Of the bars, all other tokens left out, as shares of the axis."""
    found: list[float] = page.locator(".row:not(.others) .fill").evaluate_all(LENGTHS)
    return found


def end(page: Page) -> float:
    """Where the axis ends, by its last mark; the note says the same."""
    mark = page.locator(".axis span").last.inner_text()
    expect(page.locator(".axis-note")).to_contain_text(f"0 to {mark}")
    return float(mark.rstrip(f"{SPACE}%")) / 100


def highest(at: float) -> float:
    return float(distribution(logits(0), Sampling(at)).max())


def test_it_fits_the_longest_bar_and_stays_while_the_slider_moves(bars: Page) -> None:
    note = bars.locator(".axis-note")
    expect(note).to_contain_text("fitted to the longest bar")
    first = end(bars)
    assert highest(1) <= first <= 1.6 * highest(1)
    assert lengths(bars)[0] == pytest.approx(highest(1) / first, abs=0.01)

    drag(bars, temperature(bars), 0.97)
    now = float(temperature(bars).input_value())
    expect(note).to_contain_text("kept while the slider moves")
    assert end(bars) == first, "the bars must be seen to shrink"
    assert lengths(bars)[0] == pytest.approx(highest(now) / first, abs=0.01)
    bars.mouse.up()
    expect(note).to_contain_text("fitted to the longest bar")
    hot = end(bars)
    assert highest(now) <= hot < first / 2
    assert lengths(bars)[0] == pytest.approx(highest(now) / hot, abs=0.01)

    drag(bars, temperature(bars), 0.3)  # it grows where a bar would not fit
    now = float(temperature(bars).input_value())
    expect(note).not_to_contain_text("kept")
    assert end(bars) >= highest(now)
    bars.mouse.up()


def test_the_whole_axis_and_the_log_scale(bars: Page) -> None:
    probabilities = distribution(logits(0), Sampling())
    top = probabilities[Prediction.of(logits(0)).top(20)]
    bars.get_by_text(f"0 to 100{SPACE}%").click()
    expect(bars.locator(".axis-note")).to_have_text(f"Axis 0 to 100{SPACE}%.")
    assert lengths(bars) == pytest.approx(top.tolist(), abs=0.01)

    bars.get_by_text("Log scale").click()
    note = bars.locator(".axis-note")
    expect(note).to_have_text(re.compile("^Log scale, .* 100 times the one before"))
    low, high = np.floor(np.log10(top.min()) - 0.2), np.ceil(np.log10(top.max()))
    expect(note).to_contain_text(f"to {percent_text(10**high)}")
    expected = (np.log10(top) - low) / (high - low)
    assert lengths(bars) == pytest.approx(expected.tolist(), abs=0.01)
    bars.get_by_role("button", name="Run again").click()
    expect(bars.get_by_role("radio", name="Log scale")).to_be_checked()
    bars.get_by_text("Logit", exact=True).click()
    expect(bars.get_by_role("radio", name="Log scale")).to_have_count(0)
