"""How numbers are written; what has a name in web/numbers.js as well is written as it is there."""

from __future__ import annotations

import pytest

import backend.numbers
from backend.numbers import (
    bits_text,
    bytes_text,
    counted,
    csv_number,
    gain_text,
    in_bits,
    lower_bound,
    millions_text,
    percent_text,
    points_text,
    real_text,
    upper_bound,
)
from tests.number_cases import CASES

INFINITY, NOT_A_NUMBER = float("inf"), float("nan")


@pytest.mark.parametrize(("name", "given", "written"), CASES)
def test_a_number_is_written_as_the_table_says(name: str, given: list[float], written: str) -> None:
    """The same table is run through web/numbers.js (tests/browser/widgets/test_modules.py)."""
    assert getattr(backend.numbers, name)(*given) == written


def test_one_is_singular_and_none_is_plural() -> None:
    assert [counted(one, "token") for one in (0, 1, 2_000)] == [
        "0 tokens",
        "1 token",
        "2,000 tokens",
    ]
    assert counted(1, "word has", "words have") == "1 word has"
    assert counted(3, "word has", "words have") == "3 words have"


def test_bounds_are_rounded_to_their_safe_side() -> None:
    assert [lower_bound(one, 1) for one in (8.888, 8.9, -0.01)] == [8.8, 8.9, -0.1]
    assert [upper_bound(one, 2) for one in (0.291, 0.29, 1.1)] == [0.3, 0.29, 1.1]


def test_what_is_infinite_or_unknown() -> None:
    assert [real_text(one) for one in (INFINITY, -INFINITY)] == ["∞", "−∞"]
    assert [real_text(NOT_A_NUMBER), percent_text(NOT_A_NUMBER)] == ["–", "–"]
    assert [gain_text(INFINITY), bits_text(INFINITY)] == ["+∞", "∞"]
    assert [csv_number(one) for one in (INFINITY, NOT_A_NUMBER)] == ["", ""]


def test_bits_have_their_unit_unless_they_are_infinite() -> None:
    assert [in_bits(one) for one in (3.419, -0.0, INFINITY)] == ["3.42 bits", "0 bits", "∞"]


def test_bits_to_so_many_decimals_are_never_written_as_zero() -> None:
    assert [bits_text(one, 2) for one in (0.94, 12.345, 0)] == ["0.94", "12.35", "0"]
    assert [bits_text(0.004, 2), bits_text(0.04, 1)] == [
        "<\N{NO-BREAK SPACE}0.01",
        "<\N{NO-BREAK SPACE}0.1",
    ]
    assert in_bits(12.25, 0) == "12 bits"


def test_a_change_of_a_probability_is_in_percentage_points() -> None:
    assert [points_text(one) for one in (0.123, -0.0015, 0)] == ["+12.3", "−0.150", "0"]
    assert points_text(-0.0001) == "≈\N{NO-BREAK SPACE}0"


def test_bytes_and_millions() -> None:
    assert bytes_text("é".encode()) == "C3 A9"
    assert [millions_text(134_515_008), millions_text(354_180_000)] == ["135", "354"]
