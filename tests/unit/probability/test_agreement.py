"""Agreement and votes, against their definitions: every pair, every hand of samples."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

from backend.probability.agreement import same_between, same_within, vote_right


def test_within_is_the_share_of_pairs_of_different_samples() -> None:
    samples = "aaabbc"
    pairs = [one == other for one, other in combinations(samples, 2)]
    assert same_within([3, 2, 1]) == pytest.approx(np.mean(pairs))
    assert same_within([7]) == 1
    assert same_within([1, 1, 1]) == 0


def test_between_is_the_share_of_pairs_across() -> None:
    first, second = "aab", "abbc"
    pairs = [one == other for one, other in product(first, second)]
    assert same_between([2, 1, 0], [1, 2, 1]) == pytest.approx(np.mean(pairs))
    assert same_between([3, 0], [0, 5]) == 0


def every_hand(samples: str, votes: int, right: str) -> float:
    """Of all ways to take so many samples, the mean of how often their winner is right."""
    found = []
    for hand in combinations(samples, votes):
        most = max(hand.count(one) for one in hand)
        leading = {one for one in hand if hand.count(one) == most}
        found.append(sum(one in right for one in leading) / len(leading))
    return float(np.mean(found))


@pytest.mark.parametrize("votes", [1, 2, 3, 5, 8])
def test_a_vote_is_what_all_hands_of_samples_come_to(votes: int) -> None:
    counts, right = [[4, 2, 1, 1]], [False, True, True, False]
    found = vote_right(counts, right, votes, np.random.default_rng(0), 4000)
    exact = votes in (1, 8)
    wanted = every_hand("aaaabbcd", votes, "bc")
    assert found == pytest.approx(wanted, abs=1e-9 if exact else 0.03)


def test_rows_vote_together() -> None:
    """Alone each row says "a" or "b"; together "c" wins."""
    counts = [[3, 0, 2], [0, 3, 2]]
    assert vote_right(counts, [False, False, True], 5, np.random.default_rng(0), 10) == 1
    some = vote_right(counts, [False, False, True], 2, np.random.default_rng(0), 2000)
    assert 0 < some < 1


def test_the_most_frequent_of_several_share_a_vote() -> None:
    assert vote_right([[2, 2]], [True, False], 4, np.random.default_rng(0), 10) == 0.5
