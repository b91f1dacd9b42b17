"""A whole word hidden, in a browser: the figures of the analyses."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from backend.analyses.foundations.subword_leak import subword_leak
from backend.models import AutoregressiveModel, MaskedModel
from backend.numbers import bits_text, in_bits
from tests.browser.foundations.masked_and_causal.opened import (
    BARKED,
    SIGHT,
    both_probabilities,
    followed_probabilities,
    gap,
    open_text,
    row,
)
from tests.browser.waiting import READY


def test_a_whole_word(
    app_url: str, page: Page, smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    open_text(page, app_url, text=BARKED, at="3")
    page.get_by_test_id("stCheckbox").get_by_text("Whole words").click()
    both = row(page, SIGHT, "Both sides")
    expect(both.and_(page.locator('[data-kind="hidden"]'))).to_have_count(2, timeout=READY)
    reading = gap(smollm2, smollm2_masked, BARKED, 3, True)
    expect(page.get_by_text("2 hidden tokens, each filled")).to_be_visible(timeout=READY)
    ids = smollm2.encode(BARKED)
    expected = both_probabilities(reading, ids[3])
    assert followed_probabilities(page) == pytest.approx(expected, rel=0.01)
    page.get_by_role("tab", name="Multi-token words").click()
    leak = subword_leak(smollm2, smollm2_masked, ids, range(2, 4))
    said = f"“ed” costs {in_bits(leak.alone_bits[1])} with “␣bark” visible, and "
    said += f"{bits_text(leak.whole_bits[1])} with the whole word hidden."
    expect(page.get_by_text(said)).to_be_visible(timeout=READY)
    assert f"{-np.log2(expected[1]):.2f}" == f"{leak.whole_bits[1]:.2f}"
