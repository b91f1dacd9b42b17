"""What a page says when there is nothing to show: empty, too long, waiting, busy, failed."""

from __future__ import annotations

import logging
import uuid
from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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
from backend.models.weights import ensure
from backend.models.weights.source import CHECKING, CONVERTING, DOWNLOADING
from backend.numbers import counted, millions_text
from components.frame import announcements, prose
from components.state import workspace
from components.state.link import DEFAULT_MODEL

log = logging.getLogger("logitscope")

_SLOT, _ERRORS = "notice_slot", "error_place"
_SAID = "notice_said"  # in the slot, about waiting
_FETCHING = (DOWNLOADING, CHECKING, CONVERTING)


class PageEnded(Exception):
    """A page has nothing more to draw in this run."""


def end_page() -> NoReturn:
    """End the run of a page here. Unlike `st.stop` it lets the shell finish what it does."""
    raise PageEnded


def place_slot() -> None:
    """Reserve the box in which waiting is shown, over the page; called by the shell."""
    with st.container(key="notices"):
        st.session_state[_SLOT] = st.empty()
    st.session_state[_SAID] = None
    st.session_state[_ERRORS] = None


def clear_slot() -> None:
    """The page is drawn: nothing is waited for any more."""
    if st.session_state.get(_SAID):
        st.session_state[_SLOT].empty()


def place_below_fields(*, empty: bool, shows_start: bool = True) -> None:
    """Here, on the first screen, a page says what is wrong with what was typed; called by pages.

    Args:
        empty: the text is empty, which is no error, but has to be known.
        shows_start: what follows the start token is shown then; otherwise the page says itself
            what there is to do.
    """
    # Both are there in every run: what stands below keeps its place, and so is not drawn anew.
    note, errors = st.empty(), st.empty()  # containers would leave gaps
    if empty and shows_start:
        with note:
            empty_text()
    announcements.when_changed("empty", "The text is empty" if empty else "", at_first=False)
    st.session_state[_ERRORS] = errors


def show_on_page(error: Exception) -> None:
    """Say an error that ended a run of a page, below its fields; called by the shell."""
    place: DeltaGenerator | None = st.session_state[_ERRORS]
    with (place or st).container():
        show(error)


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
        slot.progress(preparation.share, text=f":material/download: {_doing(preparation)}")
    slot.empty()


def _doing(preparation: Preparation) -> str:
    """What a model's preparation is at, and that nobody will have to wait for it again."""
    stage, done, total = preparation.stage, preparation.done, preparation.total
    if stage not in _FETCHING:
        return stage
    far = f": {millions_text(done)} of {millions_text(total)} MB" if stage == DOWNLOADING else ""
    return f"{stage} the model{far if total else ''}. This is needed once, for everybody."


def waiting(place: int) -> None:
    """Called while a request waits in the queue, with how many other people come before.

    Without the look whether it is still wanted, the thread would wait for a result nobody reads.
    """
    still_wanted()
    slot, said = st.session_state[_SLOT], st.session_state.get(_SAID)
    ahead = counted(place, "person", "people")
    if place > 1 and ahead != said:  # a message only where it says something new
        slot.caption(f":material/hourglass_top: Waiting: {ahead} ahead of you.")
        st.session_state[_SAID] = ahead


def still_wanted() -> None:
    """Called now and then by long work: ends this run if its tab was closed or has asked anew.

    Reading the session state is what lets Streamlit do so.
    """
    st.session_state.get(_SLOT)


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
    # A failure to get a model is remembered for everybody; this asks to try once more.
    st.button(
        "Try again", icon=":material/refresh:", key="try_again", on_click=ensure.forget_failures
    )


def _unforeseen(error: Exception) -> None:
    number = uuid.uuid4().hex[:8]
    log.error("reference %s: %s", number, type(error).__name__, exc_info=without_message(error))
    st.error(
        f"Something went wrong. Try again; if it happens again, report reference {number}.",
        icon=":material/error:",
    )
