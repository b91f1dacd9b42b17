"""Two texts beside each other: counts, ratios, prices."""

from __future__ import annotations

import pytest

from backend.analyses.foundations.token_cost import Measure, token_cost
from backend.models import load_vocabulary
from backend.text.pieces import tokens


def measures(first: str, second: str, price: float) -> dict[str, Measure]:
    vocabulary = load_vocabulary("smollm2")
    found = token_cost(tokens(vocabulary, first), tokens(vocabulary, second), price)
    return {measure.name: measure for measure in found}


def test_a_text_and_itself_twice() -> None:
    found = measures("one two", "one two one two", 3.0)
    assert found["Words, split at spaces"].ratio == 2
    assert found["Tokens"].first == 2
    assert found["Bytes"].first == 7


def test_a_price_is_by_the_million_tokens() -> None:
    found = measures("one two", "one", 2.5)
    # a million texts of two tokens are two million tokens
    assert found["Price per million texts like this"].first == pytest.approx(5.0)
    assert found["Price per million texts like this"].second == pytest.approx(2.5)


def test_an_empty_text_has_nothing_to_divide_by() -> None:
    found = measures("", "one", 1.0)
    assert found["Tokens"] == Measure("Tokens", 0, 1)
    assert found["Tokens"].ratio is None
    assert found["Tokens per word"].first is None
    assert measures("one", "", 1.0)["Tokens per word"].ratio is None
    assert measures("one", "", 1.0)["Tokens"].ratio == 0
