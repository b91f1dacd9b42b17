"""What a page says when there is nothing to show: empty, too long, waiting, busy, failed."""

from __future__ import annotations

import logging
import uuid
from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
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
from components.state import workspace
from components.state.link import DEFAULT_MODEL

log = logging.getLogger("logitscope")

_SLOT, _ERRORS = "notice_slot", "error_place"


class PageEnded(Exception):
    """A page has nothing more to draw in this run."""


def end_page() -> NoReturn:
    """End the run of a page here. Unlike `st.stop` it lets the shell finish what it does."""
    raise PageEnded


def place_slot() -> None:
    """Reserve the box in which waiting is shown, over the page; called by the shell."""
    with st.container(key="notices"):
        st.session_state[_SLOT] = st.empty()
    st.session_state[_ERRORS] = None


def place_below_fields(empty: bool = False) -> None:
    """Here, on the first screen, a page says what is wrong with what was typed; called by pages.

    Args:
        empty: the text is empty, which is no error, but has to be known.
    """
    if empty:
        empty_text()
    st.session_state[_ERRORS] = st.empty()  # a container would leave a gap


def show_on_page(error: Exception) -> None:
    """Say an error that ended a run of a page, below its fields; called by the shell."""
    place: DeltaGenerator | None = st.session_state[_ERRORS]
    with (place or st).container():
        show(error)


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
    """What a visitor can do; paths and reasons are for whoever runs the server, in the log."""
    tried = "; ".join(f"{one.source}: {one.reason}" for one in error.attempts)
    log.error("model %s is not available. Tried: %s. %s", error.model, tried, error.remedy)
    here = workspace.space().model
    back = here != DEFAULT_MODEL
    advice = f"Go back to {_title(DEFAULT_MODEL)}" if back else "Wait a moment"
    st.error(
        f"This server does not have it. {advice}, or try again. Whoever runs the server finds the "
        "reasons in its log.",
        title=f"The model {_title(error.model)} is not available",
        icon=":material/cloud_off:",
    )
    with st.container(horizontal=True):
        if back:
            st.button(
                f"Back to {_title(DEFAULT_MODEL)}",
                icon=":material/undo:",
                key="default_model",
                on_click=workspace.keep_model,
                args=(DEFAULT_MODEL,),
            )
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
