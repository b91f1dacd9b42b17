"""The look-ahead tree: the most probable continuations, explored before any is chosen.

A uniform-cost search over tokens, with the model's own probabilities (temperature 1, nothing cut).
As no path becomes more probable by getting longer, the first whole one that no open one exceeds is
the most probable of all; a greedy choice at every step need not find it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from backend.models.networks.readers import CausalReader
from backend.probability.sampling import Sampling, distribution

PASSES = 12  # of at most TOGETHER texts each
TOGETHER = 6

Ended = Literal["covered", "explored", "passes"]


@dataclass(frozen=True)
class Node:
    """One continuation.

    Attributes:
        ids: its tokens, after the text.
        share: the probability of its last token, given what is before it.
        probability: of all its tokens together: the product of the shares along the path.
        whole: it is as long as was asked for, or ends with an end token.
        open: its own branches were not explored (yet).
        greedy: every token of it is the most likely one at its position.
    """

    ids: tuple[int, ...]
    share: float
    probability: float
    whole: bool
    open: bool
    greedy: bool


@dataclass(frozen=True)
class SearchTree:
    """What is known so far.

    Attributes:
        nodes: a parent before its children; children by falling share.
        passes: through the network so far.
        texts: read in them.
        proven: no path, explored or not, is more probable than `best`.
        ended: why it stopped: as much as was asked for is covered, nothing is left to look at
            within depth and width, or all passes are used up; None while it goes on.
    """

    nodes: tuple[Node, ...]
    passes: int
    texts: int
    proven: bool
    ended: Ended | None = None

    @property
    def finished(self) -> bool:
        return self.ended is not None

    @property
    def whole(self) -> tuple[Node, ...]:
        """Whole paths, the most probable first."""
        return tuple(
            sorted((one for one in self.nodes if one.whole), key=lambda one: -one.probability)
        )

    @property
    def covered(self) -> float:
        """The probability that the text goes on in one of the whole paths."""
        return float(sum(one.probability for one in self.nodes if one.whole))

    @property
    def best(self) -> Node | None:
        """The most probable whole path found."""
        return next(iter(self.whole), None)

    @property
    def greedy(self) -> Node | None:
        """The whole path of most likely tokens."""
        return next((one for one in self.nodes if one.whole and one.greedy), None)


def search_tree(
    model: CausalReader,
    ids: Sequence[int],
    depth: int,
    width: int,
    cover: float,
    ends: Collection[int],
    *,
    start: bool = True,
) -> Iterator[SearchTree]:
    """Search until the whole paths hold `cover` of the probability, or `PASSES` are used up.

    Args:
        ids: the text.
        depth: tokens of a whole path.
        width: branches that are explored from each node, the most probable first.
        cover: 0 to 1.
        ends: tokens after which nothing comes.
        start: the start token is read before the text (see `AutoregressiveModel`).

    Yields:
        What is known after every pass; the last one is `finished`.
    """
    nodes: list[Node] = []
    left_out = 0.0  # the most probable branch that the width left out
    opened: list[Node] = [Node((), 1.0, 1.0, whole=False, open=True, greedy=True)]
    texts = 0
    for number in range(1, PASSES + 1):
        batch = _next(opened)
        rows = model.next_logits_of([(*ids, *node.ids) for node in batch], start=start)
        texts += len(batch)
        for node, logits in zip(batch, rows, strict=True):
            probabilities = distribution(logits, Sampling())
            first = np.argsort(-probabilities, kind="stable")[: width + 1]
            left_out = max(left_out, node.probability * float(probabilities[first[-1]]))
            opened.remove(node)
            if node.ids:
                nodes[nodes.index(node)] = _looked_at(node)
            for rank, token in enumerate(first[:width].tolist()):
                whole = len(node.ids) + 1 == depth or token in ends
                child = Node(
                    (*node.ids, token),
                    float(probabilities[token]),
                    node.probability * float(probabilities[token]),
                    whole=whole,
                    open=not whole,
                    greedy=node.greedy and rank == 0,
                )
                nodes.append(child)
                if not whole:
                    opened.append(child)
        best = max((node.probability for node in nodes if node.whole), default=0.0)
        rest = max([left_out, *(node.probability for node in opened)])
        tree = SearchTree(tuple(nodes), number, texts, best >= rest)
        ended = _ended(tree, cover, nothing_left=not opened)
        yield replace(tree, ended=ended)
        if ended:
            return


def _ended(tree: SearchTree, cover: float, nothing_left: bool) -> Ended | None:
    if tree.covered >= cover and tree.greedy is not None:
        return "covered"
    if nothing_left:
        return "explored"
    return "passes" if tree.passes == PASSES else None


def _next(opened: Sequence[Node]) -> list[Node]:
    """The greedy path, so that it is always there to compare with, and the most probable others."""
    return sorted(opened, key=lambda node: (not node.greedy, -node.probability))[:TOGETHER]


def _looked_at(node: Node) -> Node:
    return Node(node.ids, node.share, node.probability, node.whole, False, node.greedy)
