"""What a page says when there is nothing to show: empty, too long, waiting, busy, failed."""

from __future__ import annotations

import logging
import uuid

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from backend.errors import (
    Busy,
    Interrupted,
    LogitscopeError,
    ModelUnavailable,
    Superseded,
    TextTooLong,
    Unreachable,
    without_message,
)
from backend.models.catalog import CATALOG
from backend.models.engine.preparation import Preparation
from backend.numbers import counted
from components.frame import prose

log = logging.getLogger("logitscope")

_SLOT = "notice_slot"


def place_slot() -> None:
    """Reserve the box in which waiting is shown, over the page; called by the shell."""
    with st.container(key="notices"):
        st.session_state[_SLOT] = st.empty()


def person() -> str:
    """Who is asking: the browser tab, as a random id."""
    context = get_script_run_ctx()
    return context.session_id if context else "nobody"


def empty_text() -> None:
    prose.caption(
        ":material/info: The text is empty. Shown is what follows the start token "
        "`<|endoftext|>`, the boundary between documents."
    )


def wait_for(preparation: Preparation) -> None:
    """Show a model's way into memory; returns when it is there or has failed."""
    if preparation.wait(0.3):
        return
    slot = st.session_state[_SLOT]
    while not preparation.wait(0.2):
        slot.progress(preparation.share, text=f":material/download: {preparation.stage}")
    slot.empty()


def waiting(place: int) -> None:
    """Called while a request waits in the queue.

    Reading the session state is what lets Streamlit end this run when the person has typed on;
    without it the thread would wait for a result nobody wants.
    """
    slot = st.session_state[_SLOT]
    if place > 1:
        ahead = counted(place, "person", "people")
        slot.caption(f":material/hourglass_top: Waiting: {ahead} ahead of you.")


def show(error: Exception) -> bool:
    """Say an error on the page. Returns True: it has been dealt with.

    What a person can act on is told in its own words; anything else gets one sentence and a
    number, and the traceback goes to the log, without what the person typed.
    """
    match error:
        case Superseded():
            pass
        case ModelUnavailable():
            _unavailable(error)
        case TextTooLong():
            st.warning(
                f"{error} Shorten it to see a result; until then nothing is computed.",
                title="This text is too long for this page",
                icon=":material/straighten:",
            )
        case Busy():
            st.warning(str(error), title="Busy", icon=":material/hourglass_top:")
            _try_again()
        case Interrupted() | Unreachable():
            st.error(str(error), icon=":material/error:")
            _try_again()
        case LogitscopeError():
            st.error(str(error), icon=":material/error:")
        case _:
            _unforeseen(error)
    return True


def _unavailable(error: ModelUnavailable) -> None:
    st.error(
        "Choose another model in the side bar, or try again. The rest of the app still works.",
        title=f"The model {_title(error.model)} is not available",
        icon=":material/cloud_off:",
    )
    with st.expander("What was tried, and what you can do", expanded=True):
        for attempt in error.attempts:
            st.text(f"{attempt.source}: {attempt.reason}")
        st.text(error.remedy)
    _try_again()


def _title(model: str) -> str:
    """As the screen calls it; a name that no catalogue has stays as it is."""
    return CATALOG[model].title if model in CATALOG else model


def _try_again() -> None:
    st.button("Try again", icon=":material/refresh:", key="try_again")


def _unforeseen(error: Exception) -> None:
    number = uuid.uuid4().hex[:8]
    log.error("reference %s: %s", number, type(error).__name__, exc_info=without_message(error))
    st.error(
        f"Something went wrong. Try again; if it happens again, report reference {number}.",
        icon=":material/error:",
    )
