"""Words wrong are counted as the fewest changes, whatever the signs and capitals."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from backend.text.word_errors import word_errors, words


@pytest.mark.parametrize(
    ("said", "written", "count"),
    [
        ("The cat sleeps.", "the cat sleeps", 0),
        ("The cat sleeps.", "The cats sleep!", 2),
        ("The cat sleeps.", "The sleeps.", 1),
        ("The cat sleeps.", "The big cat sleeps.", 1),
        ("The cat sleeps.", "", 3),
        ("", "you", 1),
        ("It’s late", "it's late", 0),
    ],
)
def test_changed_left_out_and_put_in(said: str, written: str, count: int) -> None:
    found = word_errors(said, written)
    assert found.count == count
    assert found.said == len(words(said))


def test_the_rate_can_be_over_one_and_of_nothing_is_none() -> None:
    assert word_errors("one", "two three four").rate == 3
    assert word_errors("", "two").rate == 0


@cache
def distance(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """By its definition, slowly."""
    if not one or not other:
        return len(one) + len(other)
    return min(
        distance(one[1:], other) + 1,
        distance(one, other[1:]) + 1,
        distance(one[1:], other[1:]) + (one[0] != other[0]),
    )


def test_it_is_the_distance_by_its_definition() -> None:
    rng = np.random.default_rng(4)
    for _ in range(50):
        one, other = (tuple(map(str, rng.choice(["a", "b", "c"], rng.integers(7)))) for _ in "12")
        assert word_errors(" ".join(one), " ".join(other)).count == distance(one, other)
