"""Sentences of the app on a page, with the glossary's terms marked where they are first used.

What a page says in running text goes through here instead of `st.markdown`, `st.caption` and
`st.info`: nothing else is to be done for it. A term is marked once a page. A fragment that runs
again by itself finds its own marks where they were: each is remembered with the line of the source
that said it, since what is said there may change with every figure.
"""

from __future__ import annotations

import inspect
from functools import cache
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.frame import site
from components.frame.term_marks import GLOSSARY, Marker
from components.state import workspace

_KEY = "marked_terms"  # term -> where it is marked on the page that is on the screen


def open_page() -> None:
    """Begin a run of a page: nothing is marked yet. Called by the shell."""
    st.session_state[_KEY] = {}


def markdown(text: str, **options: Any) -> None:
    """`st.markdown`, with terms marked."""
    st.markdown(_with_terms(text), **options)


def caption(text: str, **options: Any) -> None:
    """`st.caption`, with terms marked."""
    st.caption(_with_terms(text), **options)


def info(text: str, **options: Any) -> None:
    """`st.info`, with terms marked."""
    st.info(_with_terms(text), **options)


@cache
def marker() -> Marker:
    """For all terms that there are; the cards don't change while the app runs."""
    return Marker({term.name: card.told(term.says) for term, card in site.terms()})


def _with_terms(text: str) -> str:
    if workspace.page() == GLOSSARY:  # it is itself what the marks lead to
        return text
    marks: dict[str, str] = st.session_state.setdefault(_KEY, {})
    context = get_script_run_ctx()
    alone = bool(context and context.fragment_ids_this_run)
    here = _line_of_the_caller()

    def mine(term: str) -> bool:
        if term in marks:
            return alone and marks[term] == here
        marks[term] = here
        return True

    return marker().marked(text, mine)


def _line_of_the_caller() -> str:
    """Of what called a public function of this module."""
    frame = inspect.currentframe()
    while frame is not None and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else ""
