"""Which tokens of two rows are circled."""

from __future__ import annotations

import pytest

from backend.text.token_changes import differing


@pytest.mark.parametrize(
    ("first", "second", "in_first", "in_second"),
    [
        ([1, 2, 3], [1, 2, 3], set(), set()),
        ([1, 2, 3], [1, 2, 3, 4], set(), {3}),
        ([1, 2, 3], [9, 1, 2, 3], set(), {0}),
        ([1, 2, 3], [1, 7, 8, 3], {1}, {1, 2}),
        ([1, 2], [], {0, 1}, set()),
        ([], [], set(), set()),
    ],
)
def test_what_only_one_row_has(
    first: list[int], second: list[int], in_first: set[int], in_second: set[int]
) -> None:
    assert differing(first, second) == (in_first, in_second)
    assert differing(second, first) == (in_second, in_first)


def test_what_is_frequent_in_a_long_row_is_no_change() -> None:
    row = [5] * 400
    assert differing(row, [*row, 6]) == (set(), {400})
