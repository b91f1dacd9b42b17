"""The query string of the page that is on the screen: what is kept in it, and links to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.session_state_proxy import get_session_state

from components.state.link import PARAMETERS, bare

_OURS = {one.name for one in PARAMETERS}


@dataclass(frozen=True)
class Names:
    """Which parameters a page adds to those that all have.

    Attributes:
        own: further fields that the workspace keeps, also while another page is on the screen.
        public: of those and of bound widgets, the ones that hold nothing a person has written.
    """

    own: Collection[str] = ()
    public: Collection[str] = ()


def shown(names: Names) -> dict[str, str]:
    """The part of the query string that the workspace keeps."""
    kept = _OURS | set(names.own)
    return {name: value for name, value in st.query_params.items() if name in kept}


def write(link: Mapping[str, str], names: Names) -> None:
    """Let the query string say this; what is bound to widgets stays."""
    before = shown(names)
    if before == link:
        return
    with get_session_state().query_params() as query:
        for name in before.keys() - link.keys():
            query.discard_param_no_forward_msg(name)
    st.query_params.update(link)


def is_step_of_history() -> bool:
    """Whether this run is for "back" or "forward"."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def links(public: Collection[str]) -> tuple[str, str]:
    """The link to what is on the screen, with and without the person's own text."""
    base = (st.context.url or "").split("?")[0]
    whole = st.query_params.to_dict()
    return _with_query(base, whole), _with_query(base, bare(whole, public))


def _with_query(base: str, query: dict[str, str]) -> str:
    return f"{base}?{urlencode(query)}" if query else base
