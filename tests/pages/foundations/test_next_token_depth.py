"""What lies below Next token: four parts, each only computed when it is open."""

from __future__ import annotations

import re

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from backend.models import AutoregressiveModel
from backend.probability.divergence import total_variation
from backend.probability.sampling import Sampling, distribution, draw
from pages.foundations.next_token import (
    compare_prompts,
    logit_histogram,
    results,
    sampling_experiment,
)
from pages.foundations.next_token.compare_prompts import PAIRS
from tests.pages.conftest import OpenPage

PAGE = "next_token"
LOGITS, CURVES = "section_logit_histogram", "section_temperature_curves"
DRAWS, TEXTS = "section_sampling_experiment", "section_compare_prompts"
PARTS = [LOGITS, CURVES, DRAWS, TEXTS]
CAPITAL = "The capital of France is"
HOSTILE = {
    "empty": "",
    "space": " ",
    "nul": "\x00",
    "markup": "<script>alert(1)</script> **b** $x$ <|im_end|>",
    "family": "👩‍👩‍👧‍👦" * 20,
    "override": "\u202eabc",
    "combining": "\u0301" * 100,
    "no space": "a" * 400,
}


def open_parts(open_page: OpenPage, *parts: str, **query: str) -> AppTest:
    app = open_page(PAGE, **query)
    for part in parts:
        app.session_state[part] = True
    return app.run()


def said(app: AppTest) -> str:
    boxes = [*app.markdown, *app.caption, *app.info, *app.warning, *app.text]
    return "\n".join(f"{box.value}" for box in boxes)


def metrics(app: AppTest) -> dict[str, str]:
    return {box.label: box.value for box in app.metric}


def probabilities(model: AutoregressiveModel, text: str, temperature: float = 1.0) -> np.ndarray:
    logits = model.next_logits(model.encode(text))
    return distribution(logits, Sampling(temperature=temperature))


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
    app = open_parts(open_page, *PARTS, text=HOSTILE[name], word=HOSTILE[name][:60])
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert len(app.get("plotly_chart")) == 5


@pytest.mark.parametrize("settings", [{"t": "0"}, {"t": "0.01"}, {"t": "10", "k": "5", "p": "0.5"}])
def test_every_part_takes_any_settings(open_page: OpenPage, settings: dict[str, str]) -> None:
    app = open_parts(open_page, *PARTS, **settings)
    assert not app.exception
    assert not app.error
    assert len(app.get("plotly_chart")) == 5


# --- all logits ---------------------------------------------------------------------------------


def test_the_figures_are_those_of_the_whole_vocabulary(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_parts(open_page, LOGITS)
    logits = smollm2.next_logits(smollm2.encode(CAPITAL)).astype(np.float64)
    shown = {name: float(value.replace("−", "-")) for name, value in metrics(app).items()}
    assert shown["Highest"] == pytest.approx(logits.max(), abs=0.005)
    assert shown["Median"] == pytest.approx(np.median(logits), abs=0.005)
    assert shown["Standard deviation, σ"] == pytest.approx(logits.std(), abs=0.005)
    above = (logits.max() - logits.mean()) / logits.std()
    assert (
        f"49,152 logits, one a token of the vocabulary. The favourite stands {above:.1f}"
        in said(app)
    )


def test_dividing_by_a_temperature_says_how_many_stay_near(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_parts(open_page, LOGITS, t="0.6")
    control = app.segmented_control(key="divisor")
    assert control.value == 0.6, "the person's own temperature comes first"
    control.set_value(2.0).run()
    heated = probabilities(smollm2, CAPITAL, 2.0)
    others = int((heated >= 0.01 * heated.max()).sum()) - 1
    assert f"At temperature 2, {others:,} other tokens have at least a hundredth" in said(app)


# --- over temperature ---------------------------------------------------------------------------


def test_the_table_has_the_leading_tokens_and_the_persons_word(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_parts(open_page, CURVES, t="0.7", word="London")
    rows = app.dataframe[0].value
    assert len(rows) == 7
    assert rows["token"].tolist()[0] == "␣Paris"
    assert rows["token"].tolist()[-1] == "␣London"
    exact = probabilities(smollm2, CAPITAL, 0.7)[rows["id"].to_numpy()]
    # float32 rounds in another order where a text goes on from one that was read before
    np.testing.assert_allclose(rows["P at T = 0.7"], exact, rtol=1e-3)
    assert (rows["highest P"] >= rows["P at T = 0.7"]).all()


def test_cuts_are_left_out_and_the_page_says_so(open_page: OpenPage) -> None:
    assert "Your settings cut tokens off" not in said(open_parts(open_page, CURVES))
    app = open_parts(open_page, CURVES, p="0.5")
    assert "Your settings cut tokens off" in said(app)
    assert app.dataframe[0].value["P at T = 1"].sum() < 1


# --- draw 100 -----------------------------------------------------------------------------------


def test_a_hundred_draws_are_true_draws_and_again_takes_the_next_seed(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_parts(open_page, DRAWS)
    expected = probabilities(smollm2, CAPITAL)
    for seed in (1, 2):
        assert app.number_input(key="experiment_seed").value == seed
        drawn = draw(expected, np.random.default_rng(seed), 100)
        shares = np.bincount(drawn, minlength=expected.size) / 100
        away = total_variation(shares, expected)
        assert f"The shares drawn are {away:.3f} away" in said(app)
        assert f"{len(set(drawn.tolist()))} different tokens came" in said(app)
        app.button(key="experiment_again").click().run()
    app.segmented_control(key="experiment_count").set_value(1_000).run()
    assert "for 1,000 draws" in said(app)
    app.number_input(key="experiment_seed").set_value(0).run()
    assert not app.exception


def test_resampling_leaves_the_entropy_and_reshaping_does_not(open_page: OpenPage) -> None:
    app = open_parts(open_page, DRAWS)
    rows = app.table[0].value
    moved, entropy, counts, same = (rows.iloc[row].tolist()[-2:] for row in range(4))
    assert moved[0] == "0.000"
    assert float(moved[1]) > 0
    before, after = entropy[0].removesuffix(" bits").split(" → ")
    assert before == after
    assert entropy[1].split(" → ")[0] == before
    assert entropy[1].split(" → ")[1] != f"{after} bits"
    assert float(counts[0]) > 0
    assert same[0].endswith("of 100")
    assert "Another seed is another sample of the same odds" in said(app)


def test_the_highest_seed_is_followed_by_the_first(open_page: OpenPage) -> None:
    app = open_parts(open_page, DRAWS)
    app.number_input(key="experiment_seed").set_value(2**31 - 1).run()
    assert not app.exception
    app.button(key="experiment_again").click().run()
    assert app.number_input(key="experiment_seed").value == 0


def test_greedy_draws_stay_where_they_are(open_page: OpenPage) -> None:
    app = open_parts(open_page, DRAWS, t="0")
    assert "Here even the dots stay" in said(app)


# --- two texts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_each_pair_is_compared_by_its_own_figures(
    open_page: OpenPage, smollm2: AutoregressiveModel, number: int
) -> None:
    app = open_parts(open_page, TEXTS)
    app.button(key=f"changed_text_pair_{number}").click().run()
    assert not app.exception
    first, second = (
        probabilities(smollm2, text) for text in (PAIRS[number].first, PAIRS[number].second)
    )
    distance = total_variation(first, second)
    assert distance > 0.05, "a pair that shows nothing"
    assert metrics(app)["Probability that moved"] == f"{distance:.3f}"
    label = smollm2.vocabulary.token(int((second - first).argmax())).label
    assert f"most gained by “{label}”" in said(app)
    bits = (first * np.log2(first / second)).sum()
    assert metrics(app)["D(first ‖ second)"] == f"{bits:.2f} bits"
    changes = app.dataframe[0].value["change"].to_numpy()
    assert (np.diff(changes) <= 0).all()


@pytest.mark.parametrize("name", HOSTILE)
def test_any_second_text(open_page: OpenPage, name: str) -> None:
    app = open_parts(open_page, TEXTS)
    app.text_input(key="compared").set_value(HOSTILE[name]).run()
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert app.metric
    assert app.text_input(key="compared").value == HOSTILE[name]


@pytest.mark.parametrize("text", ["word " * 600, "ten megabytes " * 750_000])
def test_a_second_text_over_the_limit_leaves_the_rest(open_page: OpenPage, text: str) -> None:
    app = open_parts(open_page, TEXTS, DRAWS)
    app.text_input(key="compared").set_value(text).run()
    assert not app.exception
    assert not app.error
    assert "limit here is" in app.warning[0].value
    assert app.get("plotly_chart"), "the other parts go on"
    assert any(box.label == "What exactly is computed" for box in app.expander)


def test_the_same_text_twice_says_that_nothing_moves(open_page: OpenPage) -> None:
    app = open_parts(open_page, TEXTS, text="My own text")
    assert app.text_input(key="compared").value == "My own text"
    assert "Both texts are the same" in said(app)
    assert not app.metric


def test_cuts_can_make_the_divergence_infinite(open_page: OpenPage) -> None:
    app = open_parts(open_page, TEXTS, t="0")
    assert metrics(app)["D(first ‖ second)"] == "∞"
    assert re.fullmatch(r"[01]\.000", metrics(app)["Probability that moved"])
