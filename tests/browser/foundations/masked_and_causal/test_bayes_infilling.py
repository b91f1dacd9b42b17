"""One blank in a browser, and infilling it by Bayes: the figures of the analyses."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from backend.analyses.foundations.bayes_infilling import BayesInfilling, bayes_infilling, candidates
from backend.analyses.foundations.blanks import GapReading, blanked_text, filled
from backend.models import AutoregressiveModel, MaskedModel
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.numbers import percent_text, probability_text
from tests.browser.foundations.masked_and_causal.opened import (
    FILLED,
    PARIS,
    SIGHT,
    both_probabilities,
    followed_probabilities,
    gap,
    open_text,
    row,
)
from tests.browser.waiting import READY


def by_bayes(
    left: AutoregressiveModel, both: MaskedModel, text: str, reading: GapReading
) -> BayesInfilling:
    chosen = candidates(reading.left, reading.both, 20, 5)
    models = {"smollm2": left, "smollm2-masked": both}
    engine = Engine(lambda name, _: models[name])  # only there do models measure their time
    scorer, masked = (EngineModel(engine, name, "reader") for name in models)
    ids, pair = blanked_text(left.vocabulary, text).ids, (reading.left, reading.both)
    *_, result = bayes_infilling(scorer, masked, ids, reading.position, pair, chosen)
    engine.close()
    return result


def test_one_blank_and_infilling_by_bayes(
    app_url: str, page: Page, smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    open_text(page, app_url, text=PARIS)
    reading = gap(smollm2, smollm2_masked, PARIS, 3, False)
    top = int(np.argmax(reading.left.logits))
    expect(page.locator(".followed")).to_contain_text(smollm2.vocabulary.token(top).label)
    assert followed_probabilities(page) == pytest.approx(both_probabilities(reading, top), rel=0.01)
    expect(row(page, SIGHT, "Both sides").nth(3)).to_have_attribute("data-kind", "hidden")

    result = filled(smollm2, smollm2_masked, blanked_text(smollm2.vocabulary, PARIS))
    for title, (probability,) in (
        ("Left only", result.left_probabilities),
        ("Both sides", result.both_probabilities),
    ):
        expect(row(page, FILLED, title).nth(3)).to_contain_text(probability_text(probability))

    page.get_by_role("tab", name="Infilling with Bayes' rule").click()
    bayes = by_bayes(smollm2, smollm2_masked, PARIS, reading)
    count = len(bayes.candidates)
    page.get_by_role("button", name=f"Read {count} sentences").click()
    best, masked = (int(np.argmax(one)) for one in (bayes.posterior(), bayes.both()))
    labels = [token.label for token in smollm2.vocabulary.tokens(bayes.candidates)]
    drawn = page.get_by_label(
        f"Of {count} candidates Bayes' rule gives “{labels[best]}” the highest probability, "
        f"{percent_text(bayes.posterior()[best])}; the masked reading “{labels[masked]}”, "
        f"{percent_text(bayes.both()[masked])}."
    )
    expect(drawn.first).to_be_visible(timeout=READY)
    mass = [np.exp2(-bits).sum() for bits in (bayes.left_bits, bayes.both_bits)]
    held = [percent_text(one, exact=False) for one in mass]
    hold = f"they hold {held[0]} from the left and {held[1]} in the masked reading"
    expect(page.get_by_text(hold)).to_be_visible()
    expect(page.get_by_text(f"{count} readings", exact=True)).to_be_visible()
