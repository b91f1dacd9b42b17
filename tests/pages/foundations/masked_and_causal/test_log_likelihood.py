"""Likelihood and perplexity: three sums, and what may be compared."""

from __future__ import annotations

import pytest

from backend.models import AutoregressiveModel, MaskedModel
from tests.pages.conftest import OpenPage
from tests.pages.foundations.masked_and_causal.sentences import BARKED, PAGE, last
from tests.pages.screen import open_tab, said


def test_the_sum_names_three_things_and_what_may_be_compared(
    open_page: OpenPage, smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    app = open_tab(open_page(PAGE, text=BARKED), PAGE, "Likelihood and perplexity")
    assert not app.exception
    readings = last(smollm2, smollm2_masked, BARKED)
    rows = app.table[0].value
    assert list(rows["bits"])[:2] == [
        f"−{readings.left_bits.sum():.2f}",
        f"−{readings.both_bits.sum():.2f}",
    ]
    names = [value.rsplit(" ", 1)[0] for value in rows["2 to the mean surprisal"]]
    assert names == ["perplexity", "pseudo-perplexity", "word-wise pseudo-perplexity"]
    assert "Perplexity of a distribution" in said(app)
    assert "may not be compared" in said(app)
    assert "It still knows how many tokens the word has" in said(app)
    assert "Compare sums" in said(app)


def test_each_word_has_the_sum_of_its_tokens(
    open_page: OpenPage, smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    app = open_tab(open_page(PAGE, text=BARKED), PAGE, "Likelihood and perplexity")
    table = next(one.value for one in app.dataframe if "tokens" in one.value)
    readings = last(smollm2, smollm2_masked, BARKED)
    assert "".join(table["word"]) == BARKED.replace(" ", "␣")
    assert table["tokens"].sum() == len(readings.ids)
    assert table["tokens"].max() > 1
    for sides, bits in (("left only", readings.left_bits), ("both sides", readings.both_bits)):
        ends = table["tokens"].cumsum()
        expected = [
            bits[end - count : end].sum() for count, end in zip(table["tokens"], ends, strict=True)
        ]
        assert table[f"bits, {sides}"].tolist() == pytest.approx(expected)
