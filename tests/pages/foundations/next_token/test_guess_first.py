"""Guess first: the bars stay covered until somebody has guessed."""

from __future__ import annotations

import pytest

from backend.analyses.foundations.guess import guess
from backend.models import AutoregressiveModel
from backend.numbers import in_bits
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling
from tests.pages.conftest import OpenPage
from tests.pages.screen import said, type_text


def test_bars_stay_covered_until_a_guess(open_page: OpenPage, smollm2: AutoregressiveModel) -> None:
    app = open_page("next_token", guess="1")
    assert "sample" not in [one.key for one in app.button]
    app.text_input(key="guess_typed").set_value("Paris, Thessaloniki")
    next(one for one in app.button if one.label == "Show the model's answer").click().run()
    assert not app.exception
    assert "sample" in [one.key for one in app.button]
    ids = smollm2.encode("The capital of France is")
    prediction = Prediction.of(smollm2.next_logits(ids))
    for word in ("Paris", "Thessaloniki"):
        measured = guess(smollm2, ids, prediction, word, Sampling())
        assert measured is not None
        assert f"**{in_bits(measured.surprisal)}**" in [text.value for text in app.markdown]


def test_guesses_have_the_settings_of_the_bars(open_page: OpenPage) -> None:
    app = open_page("next_token", guess="1", t="2")
    app.text_input(key="guess_typed").set_value("Paris")
    next(one for one in app.button if one.label == "Show the model's answer").click().run()
    assert not app.exception
    assert "Entropy: 12.1 bits" in said(app)
    assert "settings of the bars (T = 2)" in said(app)
    assert "1 token 4.04 bits, end of word" in said(app), "2 to the -4.04 is 6.08 %, as on the bar"


def test_another_text_covers_the_bars_again(open_page: OpenPage) -> None:
    app = open_page("next_token", guess="1")
    app.text_input(key="guess_typed").set_value("Paris")
    next(one for one in app.button if one.label == "Show the model's answer").click().run()
    type_text(app, "text_next-token", "Another text")
    assert "sample" not in [one.key for one in app.button]
    app.toggle(key="guess_first").set_value(False).run()
    assert "sample" in [one.key for one in app.button]
    assert "guess" not in app.query_params


@pytest.mark.parametrize("typed", ["", " , ,"])
def test_no_guess_uncovers_nothing(open_page: OpenPage, typed: str) -> None:
    app = open_page("next_token", guess="1")
    app.text_input(key="guess_typed").set_value(typed)
    next(one for one in app.button if one.label == "Show the model's answer").click().run()
    assert not app.exception
    assert "sample" not in [one.key for one in app.button]
