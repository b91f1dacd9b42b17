"""Next token: what it shows, what it claims, and what it says when it can't."""

from __future__ import annotations

import numpy as np
import pytest

from backend.models import AutoregressiveModel
from backend.probability.sampling import Sampling, distribution, generator_after, sample_one
from pages.foundations.next_token import (
    DEFAULT,
    compare_prompts,
    logit_histogram,
    results,
    sampling_experiment,
)
from tests.pages.conftest import OpenPage
from tests.pages.foundations.generation.written import written
from tests.pages.foundations.next_token.capital import (
    CURVES,
    EXPERIMENT,
    HOSTILE,
    LOGITS,
    PAGE,
    PROMPTS,
)
from tests.pages.screen import field, open_folded, shown_by, text_in


def test_it_opens_on_the_default_text(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert not app.error
    assert text_in(app, "text_next-token") == "The capital of France is"


def test_sampling_is_repeatable_and_is_a_true_sample(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_page(PAGE)
    field(app, "text_input", "draw_seed").set_value("7").run()
    app.button(key="sample").click().run()
    ids = smollm2.encode("The capital of France is")
    plain = distribution(smollm2.next_logits(ids), Sampling())
    sampled = sample_one(plain, generator_after(7, ids))
    assert app.text[0].value == f"Sampled “{smollm2.vocabulary.token(sampled).label}”"
    assert field(app, "text_input", "draw_seed").value == "8"


@pytest.mark.parametrize("text", ["The weather today is", "Once upon a time", "x = 0", ""])
def test_it_samples_what_generation_samples(
    open_page: OpenPage, smollm2: AutoregressiveModel, text: str
) -> None:
    here = open_page(PAGE, text=text, t="1.6", draw_seed="11")
    here.button(key="sample").click().run()
    there = open_page("generation", text=text, t="1.6", seed="11")
    there.button(key="writing_sample").click().run()
    (token,) = written(there)
    assert here.text[0].value == f"Sampled “{smollm2.vocabulary.token(token).label}”"


def test_an_appended_sample_grows_the_text_and_undo_takes_it_back(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert app.button(key="undo").disabled
    app.button(key="sample").click().run()
    sampled = app.text[0].value.removeprefix("Sampled “").removesuffix("”").replace("␣", " ")
    next(button for button in app.button if button.label == "Append it").click().run()
    assert text_in(app, "text_next-token") == f"The capital of France is{sampled}"
    app.button(key="undo").click().run()
    assert text_in(app, "text_next-token") == "The capital of France is"
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


def test_what_the_examples_say_in_words(smollm2: AutoregressiveModel) -> None:
    ids = smollm2.encode(DEFAULT)
    (space,) = smollm2.encode(" ")
    assert smollm2.encode(f"{DEFAULT} ") == [*ids, space], "the added space is a token of its own"
    assert len(smollm2.encode(" Paris")) == 1, "␣Paris brings its own space"
    rhyme = smollm2.next_logits(smollm2.encode("Roses are red, violets are"))
    (blue,) = smollm2.encode(" blue")
    assert rhyme.argmax() != blue, "greedy decoding never takes it"


def test_a_link_from_before_the_axes_were_renamed(open_page: OpenPage) -> None:
    app = open_page(PAGE, part=CURVES, curves_axis="zoomed in")
    assert not app.exception
    assert app.segmented_control(key="curves_axis").value == "Fit axis"


PARTS = [LOGITS, CURVES, EXPERIMENT, PROMPTS]


def test_nothing_is_computed_until_it_is_opened(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(results, "curves", fail)
    monkeypatch.setattr(logit_histogram, "logit_histogram", fail)
    monkeypatch.setattr(sampling_experiment, "sampling_experiment", fail)
    monkeypatch.setattr(compare_prompts, "distribution_shift", fail)
    app = open_page(PAGE)
    assert not app.exception
    assert not app.error
    assert not app.get("plotly_chart")
    assert not app.metric


@pytest.mark.parametrize("name", HOSTILE)
def test_every_part_takes_any_text(open_page: OpenPage, name: str) -> None:
    app = open_folded(open_page(PAGE, text=HOSTILE[name], word=HOSTILE[name][:60]), *PARTS)
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert len(app.get("plotly_chart")) == 5


@pytest.mark.parametrize("settings", [{"t": "0"}, {"t": "0.01"}, {"t": "10", "k": "5", "p": "0.5"}])
def test_every_part_takes_any_settings(open_page: OpenPage, settings: dict[str, str]) -> None:
    app = open_folded(open_page(PAGE, **settings), *PARTS)
    assert not app.exception
    assert not app.error
    assert len(app.get("plotly_chart")) == 5


def test_my_word_after_a_space_is_without_its_own(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    for text, expected in (("The capital of France is", " Paris"), ("It is in ", "Paris")):
        app = open_page(PAGE, text=text, word="Paris")
        followed = shown_by(app, "next_token_bars")["word"]
        assert followed["token"]["id"] == smollm2.encode(expected)[0]
