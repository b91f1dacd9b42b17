"""The look-ahead tree: the most probable path found, beside the greedy one."""

from __future__ import annotations

import streamlit as st

from backend.analyses.foundations.search_tree import PASSES, Node, SearchTree
from backend.models.networks.vocabulary import Vocabulary
from backend.numbers import SPACE, counted, percent_text, precise_text, quantity_text
from components.charts.chart import chart
from components.charts.titles import left_reading_of
from components.frame import prose
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import file_head, shared
from pages.foundations.generation import results, session
from pages.foundations.generation.session import Given
from pages.foundations.generation.token_tree_chart import Mark, TreeNode, token_tree_figure

_SHOWN = 10  # complete paths
_CLEARLY = 1.05  # a smaller ratio is not called "less probable"


def draw(given: Given) -> None:
    """Depth, branches per node and coverage; the tree as it grows; both paths in words."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        depth = st.slider(
            "Depth (tokens)", 2, 5, 3, key="tree_depth", bind="query-params", width=200
        )
        width = st.slider(
            "Branches per node", 2, 5, 3, key="tree_width", bind="query-params", width=200
        )
        percent = st.slider(
            "Stop at coverage", 10, 95, 60, 5, format=f"%d{SPACE}%%", key="tree_cover",
            bind="query-params", width=220,
        )  # fmt: skip
    cover = percent / 100
    ids = (*given.ids, *session.written_now(given)[: session.selected(given)])
    asked = (given.model, ids, given.start, depth, width, cover)
    place = st.empty()
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
    chart(
        token_tree_figure(
            _nodes(tree, vocabulary),
            left_reading_of(
                given.model,
                text,
                f"depth {depth}, {width} branches per node, T = 1",
                finding=_finding(tree),
            ),
        ),
        key=f"tree_chart_{tree.passes}",
        alt=verdict(tree, vocabulary),
        name="look-ahead-tree",
        place=place,
    )
    st.text(verdict(tree, vocabulary))
    have = "has" if len(tree.whole) == 1 else "have"
    prose.caption(
        f"{counted(len(tree.whole), 'complete path')} together {have} a probability of "
        f"{percent_text(tree.covered, exact=False)}: that is the coverage. The rest belongs to "
        f"paths that were not explored. {why(tree, depth, width, percent)} "
        f"{counted(tree.texts, 'text')} in {counted(tree.passes, 'pass', 'passes')} through the "
        f"network. Shown: the {min(_SHOWN, len(tree.whole))} most probable, and the greedy one. "
        "The thicker a line, the more probable its token."
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
            ("branches per node", width),
            ("stop at coverage", cover),
        ],
    )


def why(tree: SearchTree, depth: int, width: int, percent: int) -> str:
    """Why the search stopped, or that it has not."""
    match tree.ended:
        case "covered":
            return f"The search stopped because the coverage reached {percent}{SPACE}%."
        case "explored":
            return (
                f"The search stopped below {percent}{SPACE}%: with depth {depth} and {width} "
                "branches per node, everything is explored. More branches per node give more "
                "coverage."
            )
        case "passes":
            return f"The search stopped below {percent}{SPACE}%: all {PASSES} passes are used up."
    return "The search goes on."


def verdict(tree: SearchTree, vocabulary: Vocabulary) -> str:
    """The most probable path and the greedy one, in a sentence or two."""
    best, greedy = tree.best, tree.greedy
    if best is None or greedy is None:
        return "No path is complete yet."
    how = "the most probable path of all" if tree.proven else "the most probable path found"
    first = f"“{_say(vocabulary, best)}” is {how}: {precise_text(best.probability)}."
    if best.ids == greedy.ids:
        return f"{first} Greedy decoding takes the same path."
    ratio = best.probability / greedy.probability
    if ratio < _CLEARLY:
        compared = "nearly the same"
    else:
        compared = f"less by a factor of {quantity_text(ratio)}"
    return (
        f"{first} Greedy decoding takes “{_say(vocabulary, greedy)}”: "
        f"{precise_text(greedy.probability)} as a whole, {compared}. Each of its tokens was the "
        "most likely one at its position."
    )


def _finding(tree: SearchTree) -> str:
    best, greedy = tree.best, tree.greedy
    if best is None or greedy is None:
        return "No path is complete yet"
    if best.ids == greedy.ids:
        return f"The greedy path is the most probable one found: {precise_text(best.probability)}"
    return (
        f"The most probable path found has {precise_text(best.probability)}, the greedy one "
        f"{precise_text(greedy.probability)}"
    )


def _nodes(tree: SearchTree, vocabulary: Vocabulary) -> list[TreeNode]:
    """The most probable whole paths and what they share."""
    paths = [node.ids for node in tree.whole[:_SHOWN]]
    greedy, best = (() if one is None else one.ids for one in (tree.greedy, tree.best))
    paths += [greedy] if greedy and greedy not in paths else []
    wanted = {path[:length] for path in paths for length in range(1, len(path) + 1)}
    kept = [node for node in tree.nodes if node.ids in wanted]
    numbers = {node.ids: number for number, node in enumerate(kept)}
    shown = []
    for node in kept:
        label = vocabulary.token(node.ids[-1]).label
        shown.append(
            TreeNode(
                parent=numbers.get(node.ids[:-1]),
                label=label,
                end=precise_text(node.probability) if node.whole else "",
                told=f"{label}: {precise_text(node.share)} here, "
                f"{precise_text(node.probability)} for the whole path",
                share=node.share,
                mark=_mark(node, greedy, best),
            )
        )
    return shown


def _mark(node: Node, greedy: tuple[int, ...], best: tuple[int, ...]) -> Mark:
    length = len(node.ids)
    is_greedy, is_best = greedy[:length] == node.ids, best[:length] == node.ids
    if is_greedy and is_best:
        return "both"
    return "greedy" if is_greedy else "best" if is_best else "plain"


def _say(vocabulary: Vocabulary, node: Node) -> str:
    return "".join(vocabulary.labels(node.ids))
