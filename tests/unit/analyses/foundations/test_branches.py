"""Trees of tokens: those that were walked, and those that were explored."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest

from backend.analyses.foundations.branches import leaves, segments
from backend.analyses.foundations.search_tree import SearchTree, search_tree
from tests.unit.analyses.unasked_reader import UnaskedReader

SIZE = 5


class Table(UnaskedReader):
    """A model of five tokens: probabilities by what came before, the same for the same."""

    def __init__(self, seed: int = 3) -> None:
        self.seed = seed
        self.read = 0

    def probabilities(self, ids: Sequence[int]) -> np.ndarray:
        weights = np.random.default_rng([self.seed, *ids]).dirichlet(np.full(SIZE, 0.5))
        return np.asarray(weights)

    def next_logits_of(self, texts: Sequence[Sequence[int]]) -> list[np.ndarray]:
        self.read += len(texts)
        return [np.log(self.probabilities(ids)) for ids in texts]


class GreedyLoses(Table):
    """The likeliest first token leads to many ways, the second to a single one."""

    def probabilities(self, ids: Sequence[int]) -> np.ndarray:
        if not ids:
            return np.array([0.5, 0.4, 0.1, 0.0, 0.0]) + 1e-12
        if ids[0] == 0:
            return np.full(SIZE, 0.2)
        return np.array([0.96, 0.01, 0.01, 0.01, 0.01])


def finished(model: Table, depth: int, width: int, cover: float = 1.0) -> SearchTree:
    *_, tree = search_tree(model, (), depth, width, cover, ())
    assert tree.finished
    return tree


@pytest.mark.parametrize("seed", range(6))
def test_a_proven_best_path_is_the_best_of_all(seed: int) -> None:
    model = Table(seed)
    tree = finished(model, depth=3, width=3)
    every = {
        path: np.prod(
            [model.probabilities(path[:place])[token] for place, token in enumerate(path)]
        )
        for path in itertools.product(range(SIZE), repeat=3)
    }
    assert tree.best is not None
    for node in tree.whole:
        assert node.probability == pytest.approx(every[node.ids])
    if tree.proven:
        assert tree.best.probability == pytest.approx(max(every.values()))
    assert tree.covered <= 1 + 1e-9


def test_greedy_need_not_be_best() -> None:
    tree = finished(GreedyLoses(), depth=2, width=2)
    assert tree.greedy is not None
    assert tree.best is not None
    assert tree.greedy.ids == (0, 0)
    assert tree.best.ids == (1, 0)
    assert tree.best.probability == pytest.approx(0.4 * 0.96)
    assert tree.proven


def test_it_ends_when_enough_is_covered_and_the_greedy_path_is_whole() -> None:
    some, all_of_it = (finished(Table(1), 3, 4, cover) for cover in (0.2, 1.0))
    assert 0.2 <= some.covered < all_of_it.covered
    assert some.texts < all_of_it.texts
    assert some.greedy is not None


def test_an_end_token_ends_a_path() -> None:
    *_, tree = search_tree(GreedyLoses(), (), 3, 2, 1.0, (1,))
    assert (1,) in [node.ids for node in tree.whole]
    assert not any(node.ids[:1] == (1,) and len(node.ids) > 1 for node in tree.nodes)


def test_parents_come_before_their_children_and_shares_multiply() -> None:
    tree = finished(Table(2), 3, 2)
    places = {node.ids: place for place, node in enumerate(tree.nodes)}
    for node in tree.nodes:
        if len(node.ids) > 1:
            parent = tree.nodes[places[node.ids[:-1]]]
            assert places[parent.ids] < places[node.ids]
            assert node.probability == pytest.approx(parent.probability * node.share)
            assert not parent.open


def test_ways_become_segments_that_fork() -> None:
    paths = [(1, 2, 3), (1, 2), (1, 2, 4, 5), (1, 2, 4, 6), (9,)]
    assert leaves(paths) == [(1, 2, 3), (1, 2, 4, 5), (1, 2, 4, 6), (9,)]
    found = segments(paths)
    assert [(one.parent, one.path, one.length, one.last) for one in found] == [
        (None, (1, 2), 2, False),
        (0, (1, 2, 3), 1, True),
        (0, (1, 2, 4), 1, False),
        (2, (1, 2, 4, 5), 1, True),
        (2, (1, 2, 4, 6), 1, True),
        (None, (9,), 1, True),
    ]


def test_no_way_is_no_tree() -> None:
    assert segments([]) == segments([()]) == []
