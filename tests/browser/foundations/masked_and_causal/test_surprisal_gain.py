"""Gains by keyboard in a browser, and the sums of the same readings, against the analyses."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from backend.analyses.foundations.log_likelihood import (
    log_likelihood,
    log_likelihood_bits,
    perplexity,
)
from backend.analyses.foundations.masked_and_causal import masked_and_causal
from backend.models import AutoregressiveModel, MaskedModel
from backend.numbers import SPACE, choices_text
from tests.browser.downloaded import csv_rows
from tests.browser.foundations.masked_and_causal.opened import (
    BARKED,
    GAIN,
    SIGHT,
    notes,
    open_text,
    row,
)
from tests.browser.waiting import READY


def signed(bits: float, digits: int) -> str:
    written = f"{bits:+.{digits}f}".replace("-", "−")
    return written if written.strip("+−0.") else f"≈{SPACE}0"


def test_gains_by_keyboard_and_the_sums(
    app_url: str,
    page: Page,
    smollm2: AutoregressiveModel,
    smollm2_masked: MaskedModel,
    smollm2_control: AutoregressiveModel,
) -> None:
    open_text(page, app_url, text=BARKED, at="3")
    *_, readings = masked_and_causal(smollm2, smollm2_masked, BARKED, control=smollm2_control)
    gains, differences = readings.gain_bits, readings.difference_bits
    last = row(page, GAIN, "Gain from right context, in bits").nth(len(gains) - 1)
    expect(last).not_to_contain_text("…", timeout=READY)
    shown = notes(page, GAIN, "Gain from right context, in bits")
    expected = [signed(one, 1) for one in gains]
    assert shown == expected

    difference = page.locator(".followed .difference")
    expect(difference).to_have_text(f"difference {signed(differences[3], 2)} bits")
    page.get_by_role("option", selected=True).first.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"[?&]at=1\b"), timeout=READY)
    expect(row(page, SIGHT, "Both sides").nth(1)).to_have_attribute("data-kind", "hidden")
    expect(difference).to_have_text(f"difference {signed(differences[1], 2)} bits", timeout=READY)

    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    head, (names, *lines) = csv_rows(download.value)
    assert [int(one) for one in head["token ids"].split()] == list(readings.ids)
    assert "adapter, masked" in head
    assert "adapter, control" in head
    for name, bits in (
        ("difference in bits", differences),
        ("from training, in bits", readings.training_bits),
        ("from right context, in bits", gains),
    ):
        column = names.index(name)
        assert [float(line[column]) for line in lines] == pytest.approx(bits, abs=1e-3)

    page.get_by_role("tab", name="Likelihood and perplexity").click()
    *_, sums = log_likelihood(smollm2_masked, smollm2.vocabulary, readings)
    table = page.get_by_role("table", name="The three sums")
    for title, bits, name in (
        ("Log-likelihood, left only", readings.left_bits, "perplexity"),
        ("Pseudo-log-likelihood, both sides", readings.both_bits, "pseudo-perplexity"),
        ("Pseudo-log-likelihood, word-wise", sums.word_bits, "word-wise pseudo-perplexity"),
    ):
        line = table.get_by_role("row").filter(has_text=title)
        total = f"{log_likelihood_bits(bits):.2f}".replace("-", "−")
        expect(line).to_contain_text(total, timeout=READY)
        expect(line).to_contain_text(f"{name} {choices_text(perplexity(bits))}")
