"""Every figure of every lesson, computed anew: none of them may be typed by hand and forgotten."""

from __future__ import annotations

import re

import numpy as np
import pytest

from backend.analyses.foundations.diversity import repeated_ngrams
from backend.analyses.foundations.generation import ends, generate
from backend.models import AutoregressiveModel
from backend.models.networks.masked import MaskedTwin
from backend.probability.sampling import Sampling, distribution, entropy_bits
from backend.probability.surprisal import surprisal_bits
from components.frame.lessons import LESSONS, Step
from tests.pages.conftest import OpenPage

FILES = {
    "tokens": "foundations/tokens/page.py",
    "next-token": "foundations/next_token/page.py",
    "two-readings": "foundations/masked_and_causal/page.py",
    "generation": "foundations/generation/page.py",
    "temperatures": "foundations/temperatures/page.py",
}
EVERY = [(path, number) for path, steps in LESSONS.items() for number in range(1, len(steps) + 1)]


def figures(text: str) -> list[float]:
    return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def probabilities(model: AutoregressiveModel, step: Step, **settings: float) -> np.ndarray:
    ids = model.encode(step.text)
    return distribution(model.next_logits(ids), Sampling(**settings))  # type: ignore[arg-type]


def of(model: AutoregressiveModel, probabilities: np.ndarray, token: str) -> float:
    (token_id,) = model.encode(token)
    return float(probabilities[token_id])


def both_bits(left: AutoregressiveModel, twin: MaskedTwin, step: Step) -> tuple[float, float]:
    ids, place = left.encode(step.text), step.position
    assert place is not None
    rows = left.logits(ids)[place : place + 1], twin.logits_at(ids, [place])
    one, two = (float(surprisal_bits(row, [ids[place]])[0]) for row in rows)
    return one, two


def test_tokens_1(smollm2: AutoregressiveModel) -> None:
    step = LESSONS["tokens"][0]
    ids = smollm2.encode(step.text)
    assert figures(step.see) == [len(ids), *ids[:3]]
    assert len(set(ids)) == len(ids)
    assert [token.label for token in smollm2.vocabulary.tokens(ids[3:])] == ["␣DO", "G"]


def test_tokens_2(smollm2: AutoregressiveModel) -> None:
    step = LESSONS["tokens"][1]
    counts = [len(smollm2.encode(word)) for word in (" cat", " Antidisestablishmentarianism")]
    assert figures(step.see) == counts


def test_tokens_3(smollm2: AutoregressiveModel) -> None:
    step = LESSONS["tokens"][2]
    labels = [token.label for token in smollm2.vocabulary.tokens(smollm2.encode(step.text))]
    assert figures(step.see) == [len(labels), 2024, 2, 0, 2, 4]
    assert labels == [*"2024", "␣+", "␣", "1", "␣=", "␣", *"2025"]


def test_next_token_1(smollm2: AutoregressiveModel) -> None:
    step = LESSONS["next-token"][0]
    own = probabilities(smollm2, step)
    computed = [of(smollm2, own, token) for token in (" Paris", " the", " not")]
    assert figures(step.see) == pytest.approx(computed, abs=5e-4)


def test_next_token_2(smollm2: AutoregressiveModel) -> None:
    step = LESSONS["next-token"][1]
    hot, cold = (
        probabilities(smollm2, step, temperature=2.0),
        probabilities(smollm2, step, temperature=0.5),
    )
    bits = entropy_bits(hot)
    told = figures(step.see)
    assert (told[0], told[4]) == (2, 0.5)
    assert told[1] == pytest.approx(of(smollm2, hot, " Paris"), abs=5e-4)
    assert told[2] == pytest.approx(bits, abs=0.05)
    assert told[3] == pytest.approx(2**bits, rel=1e-3)
    assert told[5] == pytest.approx(of(smollm2, cold, " Paris"), abs=5e-4)
    plain = np.argsort(-probabilities(smollm2, step), kind="stable")[:100]
    assert np.array_equal(np.argsort(-hot, kind="stable")[:100], plain)


def test_next_token_3(smollm2: AutoregressiveModel) -> None:
    step = LESSONS["next-token"][2]
    cut, plain = probabilities(smollm2, step, top_p=0.9), probabilities(smollm2, step)
    kept = np.flatnonzero(cut)
    assert plain[kept].sum() >= 0.9 > plain[kept].sum() - plain[kept].min()
    computed = [len(kept), 0.9, of(smollm2, cut, " Paris")]
    assert figures(step.see) == pytest.approx(computed, abs=5e-4)


@pytest.mark.parametrize("number", [0, 1])
def test_masked_and_causal_1_and_2(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedTwin, number: int
) -> None:
    step = LESSONS["two-readings"][number]
    computed = both_bits(smollm2, smollm2_masked, step)
    assert figures(step.see) == pytest.approx(computed, abs=0.01)
    assert (computed[0] > computed[1]) == (number == 0)


def test_masked_and_causal_3(smollm2: AutoregressiveModel, smollm2_masked: MaskedTwin) -> None:
    step = LESSONS["two-readings"][2]
    ids = smollm2.encode(step.text.replace("___", "France"))
    place = len(smollm2.encode("The capital of"))
    left = distribution(smollm2.next_logits(ids[:place]), Sampling())
    both = distribution(smollm2_masked.logits_at(ids, [place])[0], Sampling())
    assert figures(step.see) == [pytest.approx(of(smollm2, left, " France"), abs=5e-3), 0.99]
    assert of(smollm2, both, " France") > 0.99


def repeated(model: AutoregressiveModel, text: str, count: int) -> float:
    """The share of 4-grams that a greedy run repeats."""
    given, greedy = model.encode(text), Sampling(temperature=0.0)
    steps = generate(model, given, greedy, 1, count, ends(model.vocabulary))
    return repeated_ngrams([one.id for one in steps], 4)


def test_generation_1_and_3(smollm2: AutoregressiveModel) -> None:
    first, _, third = LESSONS["generation"]
    plain = probabilities(smollm2, first)
    computed = [of(smollm2, plain, token) for token in (" cre", " stepped")]
    assert figures(first.see) == pytest.approx(computed, abs=5e-4)
    assert int(plain.argmax()) == smollm2.encode(" cre")[0]
    crept = smollm2.next_logits(smollm2.encode(first.text + " cre")).argmax()
    assert smollm2.vocabulary.token(int(crept)).text == "pt"
    assert figures(third.see) == [np.count_nonzero(probabilities(smollm2, third, top_p=0.9))]


def test_generation_2_and_temperatures_3(smollm2: AutoregressiveModel) -> None:
    for step in (LESSONS["generation"][1], LESSONS["temperatures"][2]):
        assert "64 tokens" in step.do
        share = repeated(smollm2, step.text, 64)
        assert figures(step.see) == [pytest.approx(share, abs=5e-3)]
    assert repeated(smollm2, LESSONS["temperatures"][0].text, 32) == 0


def test_temperatures_1_and_2(smollm2: AutoregressiveModel) -> None:
    first, second, _ = LESSONS["temperatures"]
    for step, token in ((first, " cre"), (second, " Friday")):
        told = figures(step.see)
        if step is second:
            told = [told[0], told[1], told[3], told[2]]  # there the temperature comes first
        for share, temperature in zip(told[::2], told[1::2], strict=True):
            hot = probabilities(smollm2, step, temperature=temperature)
            assert share == pytest.approx(of(smollm2, hot, token), abs=6e-4)


@pytest.mark.parametrize(("path", "number"), EVERY)
def test_every_step_sets_its_page_up(open_page: OpenPage, path: str, number: int) -> None:
    app = open_page(FILES[path], lesson=str(number))
    app.button(key="lesson_replay").click().run()
    assert not app.exception
    step, space = LESSONS[path][number - 1], app.session_state["workspace"]["space"]
    assert (space.text, space.position, space.lesson) == (step.text, step.position, number)
    assert step.sampling is None or space.sampling == step.sampling
    shown = [text.value for text in app.markdown]
    assert any(text.startswith(f"**Step {number} of 3.**") for text in shown)
    assert any(text.endswith(step.see) for text in shown)


def test_a_lesson_is_opened_walked_through_and_ended(open_page: OpenPage) -> None:
    app = open_page(FILES["next-token"])
    app.button(key="lesson_open").click().run()
    assert app.query_params["lesson"] == "1"
    assert app.button(key="lesson_arrow_back").disabled
    app.button(key="lesson_arrow_forward").click().run()
    app.button(key="lesson_arrow_forward").click().run()
    assert app.query_params["lesson"] == "3"
    app.button(key="lesson_end").click().run()
    assert "lesson" not in app.query_params
    assert "lesson_open" in [one.key for one in app.button]


def test_a_step_that_is_not_there_is_no_lesson(open_page: OpenPage) -> None:
    app = open_page(FILES["tokens"], lesson="9")
    assert not app.exception
    assert "lesson_open" in [one.key for one in app.button]
