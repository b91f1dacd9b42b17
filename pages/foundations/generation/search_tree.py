"""Where the text could go, explored: the most probable whole path beside the greedy one."""

from __future__ import annotations

import math

import streamlit as st

from backend.analyses.foundations.search_tree import PASSES, Node, SearchTree
from backend.models.networks.vocabulary import Vocabulary
from backend.numbers import count_text, share_text, short_probability
from components.charts.titles import left_reading_of
from components.frame import prose
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import file_head, shared
from pages.foundations.generation import results, session
from pages.foundations.generation.session import Given
from pages.foundations.generation.token_tree_chart import Mark, TreeNode, token_tree_figure

_DRAWN = 10  # whole paths


def draw(given: Given) -> None:
    """Depth, width and cover; the tree as it grows; both paths in words."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        depth = st.slider(
            "Depth, in tokens", 2, 5, 3, key="tree_depth", bind="query-params", width=200
        )
        width = st.slider(
            "Width, ways on from each", 2, 5, 3, key="tree_width", bind="query-params", width=200
        )
        percent = st.slider(
            "Stop once so much is covered", 10, 95, 60, 5, format="%d %%", key="tree_cover",
            bind="query-params", width=220,
        )  # fmt: skip
    cover = percent / 100
    ids = (*given.ids, *session.written_now(given)[: session.looked_at(given)])
    asked = (given.model, ids, given.start, depth, width, cover)
    chart = st.empty()
    tree = long_work(
        "tree_work",
        asked,
        results.tree.known(*asked),
        lambda: results.tree.steps(*asked),
        lambda step: (PASSES if step.finished else step.passes, PASSES),
        doing="Exploring",
        unit="passes",
        begin="Explore from here",
    )
    if tree is None:
        return
    vocabulary = shared.vocabulary(given.model)
    text = vocabulary.decode(ids)
    chart.plotly_chart(
        token_tree_figure(
            _nodes(tree, vocabulary),
            left_reading_of(given.model, text, f"depth {depth}, width {width}, T = 1"),
        ),
        key=f"tree_chart_{tree.passes}",
        alt=verdict(tree, vocabulary),
    )
    st.text(verdict(tree, vocabulary))
    prose.caption(
        f"{count_text(len(tree.whole))} whole paths hold {share_text(tree.covered)} of the "
        "probability; the rest lies with branches that were not looked at. "
        f"{why(tree, depth, width, percent)} "
        f"{count_text(tree.texts)} texts read in {tree.passes} passes. "
        f"Drawn: the {min(_DRAWN, len(tree.whole))} most probable, and the greedy one. A thick "
        "line is a probable token."
    )
    csv_button(
        lambda: {
            "probability": [node.probability for node in tree.whole],
            "greedy": [node.greedy for node in tree.whole],
            "ids": [" ".join(map(str, node.ids)) for node in tree.whole],
            "tokens": [_say(vocabulary, node) for node in tree.whole],
        },
        "explored-tree",
        head=lambda: [
            *file_head.after(given.model, ids),
            ("temperature", 1),
            ("depth", depth),
            ("width", width),
            ("stop at coverage", cover),
        ],
    )


def why(tree: SearchTree, depth: int, width: int, percent: int) -> str:
    """Why the search stopped, or that it has not."""
    match tree.ended:
        case "covered":
            return f"It stopped because {percent} % are covered."
        case "explored":
            return (
                f"It stopped before {percent} %: at depth {depth} and width {width} nothing is "
                "left to look at. More width covers more."
            )
        case "passes":
            return f"It stopped before {percent} %: all {PASSES} passes are used up."
    return "It goes on."


def verdict(tree: SearchTree, vocabulary: Vocabulary) -> str:
    """The most probable path and the greedy one, in a sentence or two."""
    best, greedy = tree.best, tree.greedy
    if best is None or greedy is None:
        return "No path is whole yet."
    how = "the most probable of all" if tree.proven else "the most probable found"
    first = f"“{_say(vocabulary, best)}” is {how}: {short_probability(best.probability)}."
    if best.ids == greedy.ids:
        return f"{first} Greedy decoding takes the same path here."
    ratio = math.floor(10 * best.probability / greedy.probability) / 10
    return (
        f"{first} Greedy decoding takes “{_say(vocabulary, greedy)}”: "
        f"{short_probability(greedy.probability)}, {ratio:g} times less probable as a whole, "
        "although its every token was the favourite."
    )


def _nodes(tree: SearchTree, vocabulary: Vocabulary) -> list[TreeNode]:
    """The most probable whole paths and what they share."""
    paths = [node.ids for node in tree.whole[:_DRAWN]]
    greedy, best = (() if one is None else one.ids for one in (tree.greedy, tree.best))
    paths += [greedy] if greedy and greedy not in paths else []
    wanted = {path[:length] for path in paths for length in range(1, len(path) + 1)}
    kept = [node for node in tree.nodes if node.ids in wanted]
    places = {node.ids: place for place, node in enumerate(kept)}
    drawn = []
    for node in kept:
        label = vocabulary.token(node.ids[-1]).label
        drawn.append(
            TreeNode(
                parent=places.get(node.ids[:-1]),
                label=label,
                end=short_probability(node.probability, 2) if node.whole else "",
                told=f"{label}: {short_probability(node.share)} here, "
                f"{short_probability(node.probability)} for the way",
                share=node.share,
                mark=_mark(node, greedy, best),
            )
        )
    return drawn


def _mark(node: Node, greedy: tuple[int, ...], best: tuple[int, ...]) -> Mark:
    length = len(node.ids)
    is_greedy, is_best = greedy[:length] == node.ids, best[:length] == node.ids
    if is_greedy and is_best:
        return "both"
    return "greedy" if is_greedy else "best" if is_best else "plain"


def _say(vocabulary: Vocabulary, node: Node) -> str:
    return "".join(vocabulary.labels(node.ids))
