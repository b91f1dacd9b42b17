"""Temperature, side by side: the texts and figures on the page are those of the analysis."""

from __future__ import annotations

from backend.analyses.foundations.diversity import repeated_ngrams
from backend.analyses.foundations.generation import ends, generate
from backend.analyses.foundations.temperature_sweep import TemperatureSweep
from backend.models import AutoregressiveModel
from backend.numbers import in_bits, percent_text
from backend.probability.sampling import Sampling
from components.results import shared
from pages.foundations.temperatures import DEFAULT, results, verdict
from tests.pages.conftest import OpenPage
from tests.pages.screen import plain_spaces, said

PAGE = "temperatures"
TEMPERATURES = (0.0, 0.3, 0.7, 1.0, 1.5)


def shown(text: str, count: int) -> TemperatureSweep:
    ids = tuple(shared.vocabulary("smollm2").encode(text))
    result = results.sweep.known("smollm2", ids, TEMPERATURES, (1, 2, 3), count)
    assert result is not None
    return result


def test_the_default_prompt_is_continued_by_itself_and_measured(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert not app.error
    result = shown(DEFAULT, 32)
    assert result.done == 32
    for words in (
        verdict.at_each(result),
        verdict.repeats(result)[1],
        verdict.varies(result)[1],
    ):
        assert plain_spaces(words) in said(app)
    texts = [box.value.strip() for box in app.text]
    vocabulary = shared.vocabulary("smollm2")
    for run in result.runs:
        assert any(vocabulary.decode(run.ids[:5]).strip() in text for text in texts)
    rows = app.table[0].value
    for row, temperature in enumerate(TEMPERATURES):
        measured = result.measured(temperature)
        assert rows["surprisal"].iloc[row] == in_bits(measured.surprisal_bits)
        assert rows["distinct-2"].iloc[row] == percent_text(measured.distinct_2)
    assert rows["agreement"].iloc[0] == "–"

    # not claimed on the page, but what its chart is there to show
    bits = [result.measured(one).surprisal_bits for one in TEMPERATURES]
    assert bits == sorted(bits)
    assert bits[-1] > 4 * bits[0]


def test_an_own_prompt_waits_for_the_button(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="My own prompt")
    assert not app.get("plotly_chart")
    app.selectbox(key="temperatures_count").set_value(16).run()
    app.button(key="temperatures_go_on").click().run()
    assert not app.exception
    assert len(app.get("plotly_chart")) == 1
    assert shown("My own prompt", 16).done == 16


def test_an_empty_text_is_the_start_token_alone(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="")
    assert not app.exception
    assert any("start token" in caption.value for caption in app.caption)


def test_a_link_restores_tokens_and_seed(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="Hi", n="16", seed="5")
    assert app.selectbox(key="temperatures_count").value == 16
    assert app.text_input(key="temperatures_seed").value == "5"
    app.text_input(key="temperatures_seed").set_value("9").run()
    app.selectbox(key="temperatures_count").set_value(64).run()
    assert not app.exception
    assert dict(app.query_params) == {"text": "Hi", "n": "64", "seed": "9"}


def test_a_number_of_tokens_that_is_not_offered_is_the_default(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="Hi", n="128")
    assert app.selectbox(key="temperatures_count").value == 32


def test_on_the_first_prompt_greedy_repeats_nothing(smollm2: AutoregressiveModel) -> None:
    given, greedy = smollm2.encode(DEFAULT), Sampling(temperature=0.0)
    run = [one.id for one in generate(smollm2, given, greedy, 1, 32, ends(smollm2.vocabulary))]
    assert repeated_ngrams(run, 4) == 0
