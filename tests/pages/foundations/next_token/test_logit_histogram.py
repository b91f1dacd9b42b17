"""All logits, on its page: the figures are those of the whole vocabulary."""

from __future__ import annotations

import numpy as np
import pytest

from backend.models import AutoregressiveModel
from tests.pages.conftest import OpenPage
from tests.pages.foundations.next_token.capital import CAPITAL, LOGITS, PAGE, probabilities
from tests.pages.screen import metrics, open_folded, said


def test_the_figures_are_those_of_the_whole_vocabulary(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_folded(open_page(PAGE), LOGITS)
    logits = smollm2.next_logits(smollm2.encode(CAPITAL)).astype(np.float64)
    shown = {name: float(value.replace("−", "-")) for name, value in metrics(app).items()}
    assert shown["Highest"] == pytest.approx(logits.max(), abs=0.005)
    assert shown["Median"] == pytest.approx(np.median(logits), abs=0.005)
    assert shown["Standard deviation, σ"] == pytest.approx(logits.std(), abs=0.005)
    above = (logits.max() - logits.mean()) / logits.std()
    assert f"49,152 logits, one a token of the vocabulary. The highest is {above:.1f}" in said(app)


def test_dividing_by_a_temperature_says_how_many_stay_near(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_folded(open_page(PAGE, t="0.6"), LOGITS)
    control = app.segmented_control(key="divisor")
    assert control.value == 0.6, "the person's own temperature comes first"
    control.set_value(2.0).run()
    heated = probabilities(smollm2, CAPITAL, 2.0)
    others = int((heated >= 0.01 * heated.max()).sum()) - 1
    assert f"At temperature 2, {others:,} other tokens have at least a hundredth" in said(app)
