"""Compare two prompts, on its page: the figures of each pair, and any second prompt."""

from __future__ import annotations

import numpy as np
import pytest

from backend.models import AutoregressiveModel
from backend.numbers import in_bits, percent_text
from backend.probability.divergence import total_variation
from pages.foundations.next_token.compare_prompts import PAIRS
from tests.pages.conftest import OpenPage
from tests.pages.foundations.next_token.capital import (
    EXPERIMENT,
    HOSTILE,
    PAGE,
    PROMPTS,
    probabilities,
)
from tests.pages.screen import metrics, open_folded, said, text_in, type_text


@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_each_pair_is_compared_by_its_own_figures(
    open_page: OpenPage, smollm2: AutoregressiveModel, number: int
) -> None:
    app = open_folded(open_page(PAGE), PROMPTS)
    app.button(key=f"changed_text_pair_{number}").click().run()
    assert not app.exception
    first, second = (
        probabilities(smollm2, text) for text in (PAIRS[number].first, PAIRS[number].second)
    )
    distance = total_variation(first, second)
    assert distance > 0.05, "a pair that shows nothing"
    assert metrics(app)["Total variation distance"] == percent_text(distance)
    label = smollm2.vocabulary.token(int((second - first).argmax())).label
    assert f"largest gain “{label}”" in said(app)
    bits = (first * np.log2(first / second)).sum()
    assert metrics(app)["D(first ‖ second)"] == in_bits(bits)
    changes = app.dataframe[0].value["change, percentage points"].to_numpy()
    assert (np.diff(changes) <= 0).all()


@pytest.mark.parametrize("name", HOSTILE)
def test_any_second_prompt(open_page: OpenPage, name: str) -> None:
    app = open_folded(open_page(PAGE), PROMPTS)
    type_text(app, "compared", HOSTILE[name])
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert app.metric
    assert text_in(app, "compared") == HOSTILE[name]


@pytest.mark.parametrize("text", ["word " * 600, "ten megabytes " * 750_000])
def test_a_second_prompt_over_the_limit_leaves_the_rest(open_page: OpenPage, text: str) -> None:
    app = open_folded(open_page(PAGE), PROMPTS, EXPERIMENT)
    type_text(app, "compared", text)
    assert not app.exception
    assert not app.error
    assert "limit here is" in app.warning[0].value
    assert app.get("plotly_chart"), "the other parts go on"
    assert any(box.label == "What exactly is computed" for box in app.expander)


def test_the_same_prompt_twice_says_that_nothing_changes(open_page: OpenPage) -> None:
    app = open_folded(open_page(PAGE, text="My own text"), PROMPTS)
    assert text_in(app, "compared") == "My own text"
    assert "Both prompts are the same" in said(app)
    assert not app.metric


def test_cuts_can_make_the_divergence_infinite(open_page: OpenPage) -> None:
    app = open_folded(open_page(PAGE, t="0"), PROMPTS)
    assert metrics(app)["D(first ‖ second)"] == "∞"
    assert metrics(app)["Total variation distance"] in {percent_text(0), percent_text(1)}
