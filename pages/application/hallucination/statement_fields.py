"""Ways to another statement: the contrary of the same subject, and the next one of the set."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application.one_word_decides import (
    Known,
    Statement,
    read_statement,
    statements,
)
from components.frame import prose
from components.state import driven, text_history
from pages.application.hallucination import DEFAULT

_TRUE, _FALSE = "True", "False"


def true_or_false(text: str) -> None:
    """A switch between what is true and what is false of the subject, for statements of the set."""
    one = known(text)
    if one is None:
        prose.caption("None of the set of statements: whether it is true, you know better.")
        return
    now = _TRUE if one.true else _FALSE
    key = driven.key_of("statement_truth", now)

    def turn() -> None:
        if st.session_state[key] != now:
            text_history.put(one.twin)

    st.segmented_control(
        "The statement is",
        (_TRUE, _FALSE),
        key=key,
        required=True,
        on_change=text_history.of_this_text(turn),
    )


def another(text: str) -> None:
    """A button that takes the next subject."""
    one, every = known(text), statements()
    place = every.index(one) if one is not None else -1
    true = one is None or one.true
    following = next(each for each in [*every[place + 1 :], *every] if each.true == true)
    st.button(
        "Another statement",
        icon=":material/skip_next:",
        key="statement_next",
        width="stretch",
        on_click=text_history.put,
        args=(following.text,),
    )


def first_statement() -> Statement:
    """The one that the page begins with."""
    first = read_statement(DEFAULT)
    assert first is not None
    return first


def known(text: str) -> Known | None:
    """The statement of the set that a text is."""
    said = read_statement(text)
    return next((one for one in statements() if said and one.text == said.text), None)
