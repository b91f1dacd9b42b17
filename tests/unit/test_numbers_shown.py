"""The patterns of what may not be shown: each finds what it is for, and nothing that is right."""

from __future__ import annotations

import pytest

from tests.number_cases import CASES
from tests.numbers_shown import WRONG, wrong_in


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("one in one", "as rare as 1 in 1 for greedy"),
        ("one times", "1 times less probable"),
        ("one times", "made 1 times in the text"),
        ("one times", "costs 0.5 times as much"),
        ("no no-break space before %", "97 % of them"),
        ("no no-break space before %", "12.4% of them"),
        ("a hyphen for a minus", "a gain of -1.50 bits"),
        ("a positive number as zero", "0.00 bits"),
        ("no separators in a count", "all other 49140 tokens"),
        ("no separators in a count", "49140"),
        ("an exponent of a programming language", "P = 1.23e-05"),
        ("more digits than hold", "0.8055437207"),
    ],
)
def test_what_is_wrong_is_found(why: str, text: str) -> None:
    assert why in WRONG
    assert [one.partition(":")[0] for one in wrong_in([text])] == [why]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1 in 1,230",
            "11 times",
            "21.1 times",
            "UTF-8",
            "top-5",
            "2026-11-15",
            "−1.50",
            "0.0608 bits",
        ),
        *(
            "10.00 bits",
            "id 49140",
            "#123456",
            "seed 2147483647",
            "49,140",
            "1.30×10⁻¹⁶",
            "U+1F642",
        ),
        *("sha 2c35e41a", "b179c9523d0e1"),
    ],
)
def test_what_is_right_is_let_through(text: str) -> None:
    assert wrong_in([text]) == []


def test_numbers_as_they_are_written_are_let_through() -> None:
    assert wrong_in(written for name, _, written in CASES if name != "csv_number") == []
