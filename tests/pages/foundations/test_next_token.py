"""Next token: what it shows, what it claims, and what it says when it can't."""

import numpy as np
import pytest

from backend.models import AutoregressiveModel
from backend.probability.sampling import Sampling, distribution, draw
from tests.pages.conftest import OpenPage

PAGE = "foundations/next_token/page.py"


def probability(model: AutoregressiveModel, text: str, token: str, temperature: float) -> float:
    (token_id,) = model.encode(token)
    logits = model.next_logits(model.encode(text))
    return float(distribution(logits, Sampling(temperature=temperature))[token_id])


def rank(model: AutoregressiveModel, text: str, token: str) -> int:
    (token_id,) = model.encode(token)
    logits = model.next_logits(model.encode(text))
    return int((logits > logits[token_id]).sum()) + 1


def test_it_opens_on_the_default_text(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert not app.error
    assert app.text_input(key="text_next-token").value == "The capital of France is"


@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_invitation_shows_its_claim(open_page: OpenPage, number: int) -> None:
    app = open_page(PAGE)
    assert not app.info
    app.button(key=f"next_token_try_{number}").click().run()
    assert not app.exception
    assert len(app.info) == 1


def test_the_claims_are_true(smollm2: AutoregressiveModel) -> None:
    capital = "The capital of France is"
    assert probability(smollm2, capital, " Paris", 1.0) == pytest.approx(0.806, abs=6e-4)
    assert probability(smollm2, capital, " Paris", 2.0) == pytest.approx(0.061, abs=6e-4)
    assert rank(smollm2, capital + " ", "2") == 1
    assert rank(smollm2, "Roses are red, violets are", " blue") == 3


def test_drawing_is_repeatable_and_is_a_true_draw(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_page(PAGE)
    app.number_input(key="draw_seed").set_value(7).run()
    app.button(key="draw").click().run()
    logits = smollm2.next_logits(smollm2.encode("The capital of France is"))
    drawn = draw(distribution(logits, Sampling()), np.random.default_rng(7))[0]
    assert app.text[0].value == f"Drew “{smollm2.vocabulary.token(int(drawn)).label}”"
    assert app.number_input(key="draw_seed").value == 8


def test_an_appended_draw_grows_the_text_and_undo_takes_it_back(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert app.button(key="undo").disabled
    app.button(key="draw").click().run()
    drawn = app.text[0].value.removeprefix("Drew “").removesuffix("”").replace("␣", " ")
    next(button for button in app.button if button.label == "Append it").click().run()
    assert app.text_input(key="text_next-token").value == f"The capital of France is{drawn}"
    app.button(key="undo").click().run()
    assert app.text_input(key="text_next-token").value == "The capital of France is"
    assert app.button(key="undo").disabled


def test_an_empty_text_is_the_start_token_alone(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="")
    assert not app.exception
    assert any("start token" in caption.value for caption in app.caption)


def test_a_text_over_the_limit_is_kept_and_not_computed(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    long = "word " * 600
    app.text_input(key="text_next-token").set_value(long).run()
    assert not app.exception
    assert "601" in app.warning[0].value
    assert "512" in app.warning[0].value
    assert app.text_input(key="text_next-token").value == long
