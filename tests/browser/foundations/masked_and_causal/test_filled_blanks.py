"""Several blanks in a browser: the figures of the analyses."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from backend.analyses.foundations.blanks import blanked_text, filled
from backend.models import AutoregressiveModel, MaskedModel
from backend.numbers import probability_text
from tests.browser.foundations.masked_and_causal.opened import (
    FILLED,
    SIGHT,
    SUN,
    both_probabilities,
    followed_probabilities,
    gap,
    open_text,
    row,
)


def test_several_blanks(
    app_url: str, page: Page, smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    open_text(page, app_url, text=SUN, at="10")
    reading = gap(smollm2, smollm2_masked, SUN, 10, False)
    top = int(np.argmax(reading.left.logits))
    assert followed_probabilities(page) == pytest.approx(both_probabilities(reading, top), rel=0.01)
    result = filled(smollm2, smollm2_masked, blanked_text(smollm2.vocabulary, SUN))
    left, both = row(page, SIGHT, "Left only"), row(page, SIGHT, "Both sides")
    choice = smollm2.vocabulary.token(result.left_ids[0]).label
    expect(left.nth(5)).to_contain_text(f"{choice}own choice")
    expect(both.and_(page.locator('[data-kind="hidden"]'))).to_have_count(2)
    for title, ids, probabilities in (
        ("Left only", result.left_ids, result.left_probabilities),
        ("Both sides", result.both_ids, result.both_probabilities),
    ):
        for position, token, probability in zip((5, 10), ids, probabilities, strict=True):
            text = f"{smollm2.vocabulary.token(token).label}{probability_text(probability)}"
            expect(row(page, FILLED, title).nth(position)).to_have_text(text)
