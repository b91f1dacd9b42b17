"""Your branches: every text written after one prompt, as a tree, with its whole probability."""

from __future__ import annotations

import streamlit as st

from backend.analyses.foundations.branches import Ids, leaves, segments
from backend.numbers import counted, in_bits, precise_text
from backend.text.generated_text import written_text
from backend.visible import visible
from components.charts.chart import chart
from components.charts.titles import left_reading_of
from components.frame import prose
from components.outputs.csv_file import csv_button
from components.results import file_head, shared
from pages.foundations.generation import choices, session
from pages.foundations.generation.session import Given
from pages.foundations.generation.token_tree_chart import TreeNode, token_tree_figure

_MOST = 20  # branches shown


def draw(given: Given) -> None:
    """The tree, a row with a button to open each branch, and the same as CSV."""
    state, now = session.of(given), session.written_now(given)
    branches = leaves([one for one in state.branches if one])[-_MOST:]
    if not branches:
        prose.info(
            "Sample or click a bar first: every branch you write is kept here.",
            icon=":material/account_tree:",
        )
        return
    totals = {branch: _bits(given, branch) for branch in branches}
    if len(branches) == 1:
        prose.caption(
            "One branch so far. Click a generated token, then another bar, to begin a second one."
        )
    chart(
        token_tree_figure(
            _nodes(given, branches, now),
            left_reading_of(
                given.model,
                given.text,
                "T = 1, nothing cut",
                finding=f"{counted(len(branches), 'branch', 'branches')}; the most probable has "
                f"{_total(_least(totals))}",
            ),
            {"current": "the branch you are on", "plain": "other branches"},
        ),
        key="branches_chart",
        alt=f"{len(branches)} branches from this prompt; the most probable has a probability of "
        f"{_total(_least(totals))}.",
    )
    prose.caption(
        "The probability of a whole branch is the product of its tokens' probabilities "
        "(temperature 1, nothing cut). Compare branches of equal length: a longer branch has more "
        "factors, all at most 1."
    )
    _rows(given, totals, now)
    csv_button(
        lambda: {
            "tokens": [len(branch) for branch in branches],
            "bits": [totals[branch] if totals[branch] is not None else "" for branch in branches],
            "ids": [" ".join(map(str, branch)) for branch in branches],
            "text": [
                written_text(shared.vocabulary(given.model), branch).text for branch in branches
            ],
        },
        "branches",
        head=lambda: [*file_head.after(given.model, given.ids), ("temperature", 1)],
    )


def _nodes(given: Given, branches: list[Ids], now: Ids) -> list[TreeNode]:
    nodes = []
    for one in segments(branches):
        stretch = _say(given, one.path[-one.length :])
        bits = _bits(given, one.path)
        nodes.append(
            TreeNode(
                parent=one.parent,
                label=stretch,
                end=_total(bits) if one.last else "",
                told=f"{stretch}: probability up to here {_total(bits)} ({_told(bits)})",
                share=0.2,
                mark="current" if now[: len(one.path)] == one.path else "plain",
            )
        )
    return nodes


def _rows(given: Given, totals: dict[Ids, float | None], now: Ids) -> None:
    """A row a branch, with a button that opens it."""
    for number, branch in enumerate(totals):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                "You are here" if branch == now else "Open",
                icon=":material/my_location:" if branch == now else ":material/near_me:",
                key=f"branch_{number}",
                type="tertiary",
                disabled=branch == now,
                on_click=choices.open_branch,
                args=(given, branch),
            )
            st.text(
                f"{counted(len(branch), 'token')}, probability of the whole branch "
                f"{_total(totals[branch])} ({_told(totals[branch])}): {_say(given, branch)[:48]}",
                width="content",
            )


def _least(totals: dict[Ids, float | None]) -> float | None:
    return min((bits for bits in totals.values() if bits is not None), default=None)


def _bits(given: Given, branch: Ids) -> float | None:
    """Of the whole branch; None where a step of it is not known (any more)."""
    known = session.of(given).known(branch)
    return sum(one.step.surprisal_bits for one in known) if len(known) == len(branch) else None


def _total(bits: float | None) -> str:
    return "unknown" if bits is None else precise_text(2.0**-bits)


def _told(bits: float | None) -> str:
    return "not computed again yet" if bits is None else in_bits(bits)


def _say(given: Given, ids: Ids) -> str:
    vocabulary = shared.vocabulary(given.model)
    special = [token.label for token in vocabulary.tokens(ids) if token.special]
    return visible(written_text(vocabulary, ids).text) + "".join(special)
