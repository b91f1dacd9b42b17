"""The next token after both beginnings of an answer, as live bars."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application.one_word_decides import DENIAL, Statement
from backend.analyses.foundations.next_token import NextToken
from backend.models.weights.provenance import called_shortly
from backend.numbers import probability_text
from backend.probability.sampling import Sampling, distribution
from components.charts.titles import ending
from components.frame import announcements
from components.results import file_head, shared
from components.widgets.distribution_bars import workspace_bars
from components.widgets.live_bars import Series, Word

_ROWS = 16  # half of them of each: as high as the figures beside them


def draw(name: str, statement: Statement, after_no: NextToken, after_yes: NextToken) -> None:
    """Both distributions, and " not" in both."""
    vocabulary = shared.vocabulary(name)
    workspace_bars(
        [
            _series(name, statement, "No", after_no),
            _series(name, statement, "Yes", after_yes),
        ],
        vocabulary,
        key="two_beginnings_bars",
        word=Word((denied(name),), tuple(vocabulary.labels([denied(name)])), "the denial"),
        rows=_ROWS,
    )
    told = verdict(name, statement, after_no, after_yes)
    st.text(told)
    announcements.when_changed("beginnings", told, at_first=False)


def verdict(name: str, statement: Statement, after_no: NextToken, after_yes: NextToken) -> str:
    """What both give " not", in a sentence."""
    no, yes = probability(name, after_no), probability(name, after_yes)
    return (
        f"After “{statement.beginning('No')}”, “␣not” has a probability of {probability_text(no)}. "
        f"After “{statement.beginning('Yes')}” it has {probability_text(yes)}."
    )


def probability(name: str, after: NextToken) -> float:
    """Of " not", at temperature 1."""
    return float(distribution(after.prediction.logits, Sampling())[denied(name)])


def denied(name: str) -> int:
    """The token " not"; of several tokens the first."""
    return shared.vocabulary(name).encode(DENIAL)[0]


def _series(name: str, statement: Statement, word: str, after: NextToken) -> Series:
    written = statement.beginning(word)
    return Series(
        prediction=after.prediction,
        title=f"P(next | “{word}, …”)",
        tone="left" if word == "No" else "left, again",
        about=f"{called_shortly(name)}, in chat, after {ending(written)}",
        short=f"{word}, …",
        head=file_head.after(name, after.ids),
        caption=file_head.caption(name, after.ids, vocabulary=shared.vocabulary(name)),
    )
