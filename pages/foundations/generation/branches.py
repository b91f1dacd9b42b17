"""Every way that was taken from one text, as a tree, with the probability of each as a whole."""

from __future__ import annotations

import streamlit as st

from backend.analyses.foundations.branches import Ids, leaves, segments
from backend.models.networks.vocabulary import visible
from backend.numbers import in_bits, short_probability
from backend.text.generated_text import written_text
from components.charts.titles import left_reading_of
from components.frame import prose
from components.outputs.csv_file import csv_button
from components.results import file_head, shared
from pages.foundations.generation import session
from pages.foundations.generation.session import Given
from pages.foundations.generation.token_tree_chart import TreeNode, token_tree_figure

_MOST = 20  # ways drawn


def draw(given: Given) -> None:
    """The tree, a table with a way back to each, and the same as CSV."""
    state, now = session.of(given), session.written_now(given)
    ways = leaves([way for way in state.ways if way])[-_MOST:]
    if not ways:
        prose.info(
            "Write something: every way you take stays here.", icon=":material/account_tree:"
        )
        return
    totals = {way: _bits(given, way) for way in ways}
    if len(ways) == 1:
        prose.caption("One way so far. Click a token that is written, then another bar: a branch.")
    st.plotly_chart(
        token_tree_figure(
            _nodes(given, ways, now),
            left_reading_of(given.model, given.text, "the model's own odds"),
            {"greedy": "where you are", "plain": "other ways"},
        ),
        key="branches_chart",
        alt=f"{len(ways)} ways from this text; the most probable has {_total(_least(totals))}.",
    )
    prose.caption(
        "The total of a way is the product of its tokens' own probabilities (temperature 1, "
        "nothing cut). A longer way is less probable for its length alone: compare equal lengths."
    )
    _ways_back(given, totals, now)
    csv_button(
        lambda: {
            "tokens": [len(way) for way in ways],
            "bits": [totals[way] if totals[way] is not None else "" for way in ways],
            "ids": [" ".join(map(str, way)) for way in ways],
            "text": [written_text(shared.vocabulary(given.model), way).text for way in ways],
        },
        "branches",
        head=lambda: [*file_head.after(given.model, given.ids), ("temperature", 1)],
    )


def _nodes(given: Given, ways: list[Ids], now: Ids) -> list[TreeNode]:
    nodes = []
    for one in segments(ways):
        stretch = _say(given, one.path[-one.length :])
        bits = _bits(given, one.path)
        nodes.append(
            TreeNode(
                parent=one.parent,
                label=stretch,
                end=_total(bits) if one.last else "",
                told=f"{stretch}: the way up to here has {_total(bits)} ({_told(bits)})",
                share=0.2,
                mark="greedy" if now[: len(one.path)] == one.path else "plain",
            )
        )
    return nodes


def _ways_back(given: Given, totals: dict[Ids, float | None], now: Ids) -> None:
    """A row a branch, with a button that opens it."""
    for number, way in enumerate(totals):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                "You are here" if way == now else "Go there",
                icon=":material/my_location:" if way == now else ":material/near_me:",
                key=f"branch_{number}",
                type="tertiary",
                disabled=way == now,
                on_click=session.walk,
                args=(given, way),
            )
            st.text(
                f"{len(way)} tokens, {_told(totals[way])}: {_say(given, way)[:48]}", width="content"
            )


def _least(totals: dict[Ids, float | None]) -> float | None:
    return min((bits for bits in totals.values() if bits is not None), default=None)


def _bits(given: Given, way: Ids) -> float | None:
    """Of the way as a whole; None where a step of it is not known (any more)."""
    known = session.of(given).known(way)
    return sum(one.step.surprisal_bits for one in known) if len(known) == len(way) else None


def _total(bits: float | None) -> str:
    return "unknown" if bits is None else short_probability(2.0**-bits, 2)


def _told(bits: float | None) -> str:
    return "not read again" if bits is None else in_bits(bits, 1)


def _say(given: Given, ids: Ids) -> str:
    vocabulary = shared.vocabulary(given.model)
    special = [token.label for token in vocabulary.tokens(ids) if token.special]
    return visible(written_text(vocabulary, ids).text) + "".join(special)
