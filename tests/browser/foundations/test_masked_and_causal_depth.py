"""Masked and autoregressive in depth: the figures in the browser are those of the analyses."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from backend.analyses.foundations.bayes_infilling import BayesInfilling, bayes_infilling, candidates
from backend.analyses.foundations.blanks import (
    GapReading,
    blanked_text,
    filled,
    gap_reading,
    own_choices,
)
from backend.analyses.foundations.log_likelihood import (
    log_likelihood,
    log_likelihood_bits,
    perplexity,
)
from backend.analyses.foundations.masked_and_causal import MaskedAndCausal, masked_and_causal
from backend.analyses.foundations.subword_leak import subword_leak
from backend.models import AutoregressiveModel, MaskedModel
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution

PARIS = "The capital of ___ is Paris."
SUN = "The sun rises in the ___ and sets in the ___."
BARKED = "The dog barked loudly."
LONG = "One after another the little boats came home. " * 5
SIGHT = "The text, token by token. Choose the token to hide."
FILLED = "The text with every blank filled"
GAIN = "Gain from the right context for every token"


def open_text(page: Page, app_url: str, **query: str) -> None:
    page.goto(f"{app_url}/masked-and-causal?{urlencode(query)}")
    expect(page.locator(".followed")).to_be_visible(timeout=60_000)


def row(page: Page, strip: str, title: str) -> Locator:
    """The tokens of a row of a strip."""
    name = re.compile(re.escape(strip) + ".*: " + re.escape(title))
    line = page.get_by_role("listbox", name=name).or_(page.get_by_role("list", name=name))
    expect(line).to_be_visible(timeout=60_000)
    return line.locator(".span")


def notes(page: Page, strip: str, title: str) -> list[str]:
    return row(page, strip, title).locator(".note").all_inner_texts()


def followed_shares(page: Page) -> list[float]:
    """What both readings give the token whose figures stand beside the bars."""
    return [number(text) for text in page.locator(".fact .share").all_inner_texts()]


def number(text: str) -> float:
    """A probability as it is written, such as 0.0123 or 3.62×10⁻⁵."""
    digits, _, power = text.partition("×10")
    raised = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(digits.lstrip(">")) * 10.0 ** int(raised or 0)


def signed(bits: float, digits: int) -> str:
    return f"{bits:+.{digits}f}".replace("-", "−")


def gap(left: AutoregressiveModel, both: MaskedModel, text: str, at: int, word: bool) -> GapReading:
    blanked = blanked_text(left.vocabulary, text)
    hidden = blanked.hidden(at, word)
    choices = own_choices(left, blanked, at, hidden)
    return gap_reading(left, both, blanked, at, hidden, choices)


def shares(reading: GapReading, token: int) -> list[float]:
    return [share(one, token) for one in (reading.left, reading.both)]


def share(prediction: Prediction, token: int) -> float:
    return float(distribution(prediction.logits, Sampling())[token])


def read(left: AutoregressiveModel, both: MaskedModel, text: str) -> MaskedAndCausal:
    *_, readings = masked_and_causal(left, both, text)
    return readings


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
    assert followed_shares(page) == pytest.approx(shares(reading, top), rel=0.01)
    expect(row(page, SIGHT, "Both sides").nth(3)).to_have_attribute("data-kind", "hidden")

    result = filled(smollm2, smollm2_masked, blanked_text(smollm2.vocabulary, PARIS))
    for title, (probability,) in (
        ("Left only", result.left_probabilities),
        ("Both sides", result.both_probabilities),
    ):
        expect(row(page, FILLED, title).nth(3)).to_contain_text(f"{probability:.3f}")

    page.get_by_role("tab", name="Infilling by Bayes").click()
    bayes = by_bayes(smollm2, smollm2_masked, PARIS, reading)
    count = len(bayes.candidates)
    page.get_by_role("button", name=f"Read {count} sentences").click()
    best, twins = (int(np.argmax(one)) for one in (bayes.posterior(), bayes.both()))
    labels = [token.label for token in smollm2.vocabulary.tokens(bayes.candidates)]
    drawn = page.get_by_label(
        f"Of {count} candidates Bayes' rule gives “{labels[best]}” the largest share, "
        f"{bayes.posterior()[best]:.3f}; the masked reading “{labels[twins]}”, "
        f"{bayes.both()[twins]:.3f}."
    )
    expect(drawn.first).to_be_visible(timeout=60_000)
    mass = [np.exp2(-bits).sum() for bits in (bayes.left_bits, bayes.both_bits)]
    hold = f"they hold {mass[0]:.3f} from the left and {mass[1]:.3f} in the masked reading"
    expect(page.get_by_text(hold)).to_be_visible()
    expect(page.get_by_text(f"{count} readings", exact=True)).to_be_visible()


def test_several_blanks(
    app_url: str, page: Page, smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    open_text(page, app_url, text=SUN, at="10")
    reading = gap(smollm2, smollm2_masked, SUN, 10, False)
    top = int(np.argmax(reading.left.logits))
    assert followed_shares(page) == pytest.approx(shares(reading, top), rel=0.01)
    result = filled(smollm2, smollm2_masked, blanked_text(smollm2.vocabulary, SUN))
    left, both = row(page, SIGHT, "Left only"), row(page, SIGHT, "Both sides")
    choice = smollm2.vocabulary.token(result.left_ids[0]).label
    expect(left.nth(5)).to_contain_text(f"{choice}own choice")
    expect(both.and_(page.locator('[data-kind="hidden"]'))).to_have_count(2)
    for title, ids, probabilities in (
        ("Left only", result.left_ids, result.left_probabilities),
        ("Both sides", result.both_ids, result.both_probabilities),
    ):
        for place, token, probability in zip((5, 10), ids, probabilities, strict=True):
            text = f"{smollm2.vocabulary.token(token).label}{probability:.3f}"
            expect(row(page, FILLED, title).nth(place)).to_have_text(text)


def test_a_whole_word(
    app_url: str, page: Page, smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    open_text(page, app_url, text=BARKED, at="3")
    page.get_by_test_id("stCheckbox").get_by_text("Whole words").click()
    both = row(page, SIGHT, "Both sides")
    expect(both.and_(page.locator('[data-kind="hidden"]'))).to_have_count(2, timeout=60_000)
    reading = gap(smollm2, smollm2_masked, BARKED, 3, True)
    expect(page.get_by_text("2 hidden tokens, each filled")).to_be_visible(timeout=60_000)
    ids = smollm2.encode(BARKED)
    expected = shares(reading, ids[3])
    assert followed_shares(page) == pytest.approx(expected, rel=0.01)
    page.get_by_role("tab", name="Inside a word").click()
    leak = subword_leak(smollm2, smollm2_masked, ids, range(2, 4))
    said = f"“ed” costs {leak.alone_bits[1]:.2f} bits with “␣bark” in sight, and "
    said += f"{leak.whole_bits[1]:.2f} with the whole word hidden."
    expect(page.get_by_text(said)).to_be_visible(timeout=60_000)
    assert f"{-np.log2(expected[1]):.2f}" == f"{leak.whole_bits[1]:.2f}"


def test_gains_by_keyboard_and_the_sums(
    app_url: str,
    page: Page,
    smollm2: AutoregressiveModel,
    smollm2_masked: MaskedModel,
) -> None:
    open_text(page, app_url, text=BARKED, at="3")
    readings = read(smollm2, smollm2_masked, BARKED)
    gains = readings.gain_bits
    last = row(page, GAIN, "Gain from the right side, in bits").nth(len(gains) - 1)
    expect(last).not_to_contain_text("…", timeout=60_000)
    shown = notes(page, GAIN, "Gain from the right side, in bits")
    expected = [signed(one, 1) if abs(one) >= 0.05 else "0.0" for one in gains]
    assert shown == expected

    worth = page.locator(".worth")
    expect(worth).to_have_text(f"gain {signed(gains[3], 2)} bits")
    page.get_by_role("option", selected=True).first.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"[?&]at=1\b"), timeout=60_000)
    expect(row(page, SIGHT, "Both sides").nth(1)).to_have_attribute("data-kind", "hidden")
    expect(worth).to_have_text(f"gain {signed(gains[1], 2)} bits", timeout=60_000)

    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    file = list(csv.DictReader(io.StringIO(text)))
    assert [float(line["gain in bits"]) for line in file] == pytest.approx(gains, abs=1e-3)

    page.get_by_role("tab", name="The sum").click()
    *_, sums = log_likelihood(smollm2_masked, smollm2.vocabulary, readings)
    table = page.get_by_role("table", name="The three sums")
    for title, bits, name in (
        ("Log-likelihood, left only", readings.left_bits, "perplexity"),
        ("Pseudo-log-likelihood, both sides", readings.both_bits, "pseudo-perplexity"),
        ("Pseudo-log-likelihood, word-wise", sums.word_bits, "word-wise pseudo-perplexity"),
    ):
        line = table.get_by_role("row").filter(has_text=title)
        total = f"{log_likelihood_bits(bits):.2f}".replace("-", "−")
        expect(line).to_contain_text(total, timeout=60_000)
        expect(line).to_contain_text(f"{name} {perplexity(bits):.3g}")


@pytest.mark.parametrize("text", [None, LONG])
def test_what_matters_is_on_the_first_screen(app_url: str, page: Page, text: str | None) -> None:
    open_text(page, app_url, **({"text": text} if text else {}))
    for part in (
        page.get_by_role("textbox", name="Text"),
        row(page, SIGHT, "Both sides").and_(page.locator('[aria-selected="true"], .under')).first,
        page.get_by_text("P(token | left)", exact=True).first,
        page.get_by_text("P(token | left and right)", exact=True).first,
        page.locator(".worth"),
    ):
        expect(part).to_be_in_viewport(ratio=1, timeout=60_000)
