"""The search tree: best and greedy paths, against a model small enough to try everything."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest

from backend.analyses.foundations.search_tree import PASSES, SearchTree, search_tree
from tests.unit.analyses.table_reader import SIZE, TableReader


class GreedyLoses(TableReader):
    """The most likely first token has many likely continuations, the second a single one."""

    def probabilities(self, ids: Sequence[int]) -> np.ndarray:
        if not ids:
            return np.array([0.5, 0.4, 0.1, 0.0, 0.0]) + 1e-12
        if ids[0] == 0:
            return np.full(SIZE, 0.2)
        return np.array([0.96, 0.01, 0.01, 0.01, 0.01])


def finished(model: TableReader, depth: int, width: int, cover: float = 1.0) -> SearchTree:
    *_, tree = search_tree(model, (), depth, width, cover, ())
    assert tree.finished
    return tree


@pytest.mark.parametrize("seed", range(6))
def test_a_proven_best_path_is_the_best_of_all(seed: int) -> None:
    model = TableReader(seed)
    tree = finished(model, depth=3, width=3)
    every = {
        path: np.prod(
            [model.probabilities(path[:position])[token] for position, token in enumerate(path)]
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
    some, all_of_it = (finished(TableReader(1), 3, 4, cover) for cover in (0.2, 1.0))
    assert 0.2 <= some.covered < all_of_it.covered
    assert some.texts < all_of_it.texts
    assert some.greedy is not None


def test_it_says_why_it_stopped() -> None:
    assert finished(TableReader(1), 3, 4, 0.2).ended == "covered"
    narrow = finished(TableReader(1), 3, 2, 0.95)
    assert narrow.ended == "explored"
    assert narrow.covered < 0.95
    assert not any(node.open for node in narrow.nodes)
    deep = finished(TableReader(1), 5, 4, 1.0)
    assert (deep.ended, deep.passes) == ("passes", PASSES)
    assert any(node.open for node in deep.nodes)
    *going_on, _ = search_tree(TableReader(1), (), 3, 2, 0.95, ())
    assert {tree.ended for tree in going_on} <= {None}


def test_an_end_token_ends_a_path() -> None:
    *_, tree = search_tree(GreedyLoses(), (), 3, 2, 1.0, (1,))
    assert (1,) in [node.ids for node in tree.whole]
    assert not any(node.ids[:1] == (1,) and len(node.ids) > 1 for node in tree.nodes)


def test_parents_come_before_their_children_and_shares_multiply() -> None:
    tree = finished(TableReader(2), 3, 2)
    positions = {node.ids: position for position, node in enumerate(tree.nodes)}
    for node in tree.nodes:
        if len(node.ids) > 1:
            parent = tree.nodes[positions[node.ids[:-1]]]
            assert positions[parent.ids] < positions[node.ids]
            assert node.probability == pytest.approx(parent.probability * node.share)
            assert not parent.open
