"""Next token: what it shows, what it claims, and what it says when it can't."""

import numpy as np

from backend.models import AutoregressiveModel
from backend.probability.sampling import Sampling, distribution, draw
from pages.foundations.next_token import DEFAULT
from tests.pages.conftest import OpenPage

PAGE = "next_token"


def test_it_opens_on_the_default_text(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert not app.error
    assert app.text_input(key="text_next-token").value == "The capital of France is"


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


def test_what_the_lesson_says_in_words(smollm2: AutoregressiveModel) -> None:
    logits = smollm2.next_logits(smollm2.encode(DEFAULT))
    plain, hot, cut = (
        distribution(logits, one)
        for one in (Sampling(), Sampling(temperature=2), Sampling(top_p=0.9))
    )
    first = np.argsort(-plain, kind="stable")[:100]
    assert np.array_equal(np.argsort(-hot, kind="stable")[:100], first), "the order never changes"
    kept = np.flatnonzero(cut)
    assert plain[kept].sum() >= 0.9 > plain[kept].sum() - plain[kept].min(), "one fewer would not"
