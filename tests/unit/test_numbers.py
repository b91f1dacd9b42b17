"""How numbers are written; what has a name in web/numbers.js as well is written as it is there."""

from __future__ import annotations

import pytest

from backend.numbers import (
    bytes_text,
    count_text,
    counted,
    gain_text,
    in_bits,
    millions_text,
    percent_text,
    real_text,
    share_text,
    short_choices,
    short_probability,
)

INFINITY, NOT_A_NUMBER = float("inf"), float("nan")


def test_counts_have_separators_and_no_decimals() -> None:
    assert [count_text(one) for one in (0, 7, 1_000, 49_152)] == ["0", "7", "1,000", "49,152"]
    assert count_text(1_234.6) == "1,235"
    assert count_text(20**10) == "10,240,000,000,000"


def test_one_is_singular_and_none_is_plural() -> None:
    assert [counted(one, "token") for one in (0, 1, 2_000)] == [
        "0 tokens",
        "1 token",
        "2,000 tokens",
    ]
    assert counted(1, "word has", "words have") == "1 word has"
    assert counted(3, "word has", "words have") == "3 words have"


def test_a_real_number_has_a_true_minus_sign_and_no_negative_zero() -> None:
    assert [real_text(one) for one in (1.5, -1.5, -0.001, 0)] == ["1.50", "−1.50", "0.00", "0.00"]
    assert real_text(-12.34, 1) == "−12.3"
    assert [real_text(one) for one in (INFINITY, -INFINITY)] == ["∞", "−∞"]
    assert real_text(NOT_A_NUMBER) == "–"


def test_a_difference_has_its_sign_unless_it_rounds_to_zero() -> None:
    assert [gain_text(one) for one in (1.5, -1.5, 0.001)] == ["+1.50", "−1.50", "0.00"]
    assert gain_text(0.26, 1) == "+0.3"
    assert gain_text(INFINITY) == "+∞"


def test_bits_have_their_unit_unless_they_are_infinite() -> None:
    assert [in_bits(one) for one in (3.419, -0.0, INFINITY)] == ["3.42 bits", "0.00 bits", "∞"]
    assert in_bits(12.25, 0) == "12 bits"


@pytest.mark.parametrize(
    ("p", "written"),
    [(0, "0"), (1, "1"), (0.80554, "0.806"), (0.5, "0.5"), (0.00001234, "1.23e-05")],
)
def test_a_probability_has_three_significant_digits(p: float, written: str) -> None:
    assert short_probability(p) == written


def test_a_probability_may_be_too_small_to_be_told() -> None:
    written = [short_probability(p, least=0.001) for p in (0, 0.0009, 0.001)]
    assert written == ["0", "<0.001", "0.001"]
    assert short_probability(0.000123, 2) == "0.00012"


def test_shares_choices_bytes_and_millions() -> None:
    assert [share_text(1 / 3), share_text(1 / 3, 2), percent_text(0.256)] == [
        "0.333",
        "0.33",
        "26 %",
    ]
    assert bytes_text("é".encode()) == "C3 A9"
    assert [short_choices(one) for one in (1, 3.4567, 123.4)] == ["1", "3.46", "123"]
    assert [millions_text(134_515_008), millions_text(354_180_000)] == ["135", "354"]
