"""Masked and autoregressive opened in a browser: its strips and bars, and what they should show."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from backend.analyses.foundations.blanks import GapReading, blanked_text, gap_reading, own_choices
from backend.models import AutoregressiveModel, MaskedModel
from backend.numbers import SPACE
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution
from tests.browser.visiting import visit
from tests.browser.waiting import READY

PARIS = "The capital of ___ is Paris."
SUN = "The sun rises in the ___ and sets in the ___."
BARKED = "The dog barked loudly."
LONG = "One after another the little boats came home. " * 5
SIGHT = "The text, token by token. Choose the token to hide."
FILLED = "The text with every blank filled"
GAIN = "Gain from right context for every token"


def open_text(page: Page, app_url: str, **query: str) -> None:
    visit(page, f"{app_url}/masked-and-causal?{urlencode(query)}")
    expect(page.locator(".followed")).to_be_visible(timeout=READY)


def row(page: Page, strip: str, title: str) -> Locator:
    """The tokens of a row of a strip."""
    name = re.compile(re.escape(strip) + ".*: " + re.escape(title))
    line = page.get_by_role("listbox", name=name).or_(page.get_by_role("list", name=name))
    expect(line).to_be_visible(timeout=READY)
    return line.locator(".span")


def notes(page: Page, strip: str, title: str) -> list[str]:
    return row(page, strip, title).locator(".note").all_inner_texts()


def followed_probabilities(page: Page) -> list[float]:
    """What both readings give the token whose figures stand beside the bars."""
    return [number(text) for text in page.locator(".fact .probability").all_inner_texts()]


def number(text: str) -> float:
    """A probability as it is written, such as 1.23 % or 3.62×10⁻⁹."""
    digits, _, power = text.partition("×10")
    raised = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    share = digits.removesuffix(f"{SPACE}%")
    written = float(share.lstrip(f">{SPACE}")) * 10.0 ** int(raised or 0)
    return written / 100 if share != digits else written


def gap(left: AutoregressiveModel, both: MaskedModel, text: str, at: int, word: bool) -> GapReading:
    blanked = blanked_text(left.vocabulary, text)
    hidden = blanked.hidden(at, word)
    choices = own_choices(left, blanked, at, hidden)
    return gap_reading(left, both, blanked, at, hidden, choices)


def both_probabilities(reading: GapReading, token: int) -> list[float]:
    return [probability_of(one, token) for one in (reading.left, reading.both)]


def probability_of(prediction: Prediction, token: int) -> float:
    return float(distribution(prediction.logits, Sampling())[token])
