"""Logits as they come out of a parcel in the browser: every bit of them, and never late ones."""

from __future__ import annotations

import base64

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from backend.models import AutoregressiveModel
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling
from components.widgets.live_bars.parcel import parcel
from tests.browser.modules import load_module
from tests.browser.widgets.live_bars_logits import logits
from tests.browser.widgets.opened_bars import check_numbers
from tests.parcels import opened

OPEN = """
async ([first, second]) => {
  const bytes = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0))
  const bits = ({ sorted }) => [...new Uint32Array(sorted.buffer)]
  const before = await window.parcel.openParcel(bytes(first), null)
  const after = await window.parcel.openParcel(bytes(second), before)
  return {
    name: after.name,
    series: after.series.map(bits),
    kept: after.series.map((one, i) => one.sorted === before.series[i]?.sorted),
  }
}
"""
# The first parcel that is unpacked after this takes its time; all others are quick.
SLOW = """
() => {
  const read = Response.prototype.arrayBuffer
  let slow = true
  Response.prototype.arrayBuffer = async function () {
    const found = await read.call(this)
    if (slow) {
      slow = false
      await new Promise(resolve => { window.release = resolve })
    }
    return found
  }
}
"""
HARD = np.array(
    [*(3e38, 7, 7, np.nextafter(np.float32(7), np.float32(0)), 1e-45, 0, -0.0, -1e-45, -7, -3e38)]
    + [-np.inf] * 3,
    np.float32,
)


def packed(*rows: np.ndarray) -> bytes:
    return parcel({"name": "␣ü", "series": [{}] * len(rows)}, rows)


def test_the_same_bits_come_out(page: Page, smollm2: AutoregressiveModel) -> None:
    load_module(page, "components/widgets/live_bars/parcel.js", "parcel")
    real = Prediction.of(smollm2.next_logits(smollm2.encode("Two plus two is")))
    first = packed(Prediction.of(logits(0)).sorted_logits())
    rows = [
        *(Prediction.of(logits(0)).sorted_logits(), real.sorted_logits()),
        *(HARD, np.array([5], np.float32)),
    ]
    second = packed(*rows)
    written = [base64.b64encode(one).decode() for one in (first, second)]
    found = page.evaluate(OPEN, written)
    assert found["name"] == "␣ü"
    assert found["kept"] == [True, False, False, False]
    again = [one["logits"] for one in opened(second)["series"]]
    for row, bits, python in zip(rows, found["series"], again, strict=True):
        assert row.view("<u4").tolist() == bits
        assert row.view("<u4").tolist() == python.view("<u4").tolist()


def test_logits_of_a_model_take_less_than_half(smollm2: AutoregressiveModel) -> None:
    real = Prediction.of(smollm2.next_logits(smollm2.encode("The capital of France is")))
    assert len(packed(real.sorted_logits())) < 0.45 * real.sorted_logits().nbytes


@pytest.mark.parametrize("slow", [False, True])
def test_older_logits_that_are_unpacked_late_are_not_shown(bars: Page, slow: bool) -> None:
    if slow:
        bars.evaluate(SLOW)
    for seed in (1, 2):
        bars.get_by_role("button", name="Other logits").click()
        expect(bars.get_by_text(f"runs {seed + 1},")).to_be_visible()
        if slow:  # two messages close together may reach the component as one
            bars.wait_for_function("() => window.release")
    check_numbers(bars, Sampling(), seed=2)
    if slow:
        bars.evaluate("window.release()")
        bars.wait_for_timeout(100)
        check_numbers(bars, Sampling(), seed=2)
