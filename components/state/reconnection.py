"""The first action after a server was restarted, or had dropped the session, counts like any other.

State changes in callbacks, and a session that does not know its widgets yet calls none: the action
would be lost. So the first run of a session that a page already on a screen begins is drawn twice:
once from the link alone, unseen, for the widgets to be known; then as Streamlit would handle the
very same message in a session that knows them, so that whatever differs from the link has its
callback called.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner import (
    RerunData,
    RerunException,
    StopException,
    get_script_run_ctx,
)

from components.state import driven
from components.state.every_action import uninterrupted

_KNOWN, _HELD = "session_known", "held_widget_states"


@contextmanager
def first_action() -> Iterator[None]:
    """Around everything that the shell draws."""
    context, held = get_script_run_ctx(), _held()
    if context is None or held is None:
        yield
        return
    send = context._enqueue
    context._enqueue = lambda _: None
    try:
        # A page that ends early has been drawn as far as it goes.
        with uninterrupted(), suppress(StopException):
            yield
    finally:
        context._enqueue = send
    del st.session_state[_HELD]
    raise RerunException(
        RerunData(
            query_string=context.query_string,
            page_script_hash=context.page_script_hash,
            widget_states=WidgetStates(widgets=held),
            cached_message_hashes=context.cached_message_hashes,
            context_info=context.context_info,
        )
    )


def _held() -> list[WidgetState] | None:
    """What the browser said of its widgets in the first message, until it counts."""
    if _KNOWN in st.session_state:
        held: list[WidgetState] | None = st.session_state.get(_HELD)
        return held
    st.session_state[_KNOWN] = True
    context = get_script_run_ctx()
    states = context.session_state.get_widget_states() if context else []
    if not states or context is None:
        return None
    st.session_state[_HELD] = states
    driven.begin_with(one.id for one in states)
    context.session_state.on_script_finished(frozenset())  # forgets what belongs to no widget
    return states
