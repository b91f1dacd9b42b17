"""Every action of a person counts once, in its order, however fast they come. Corrects Streamlit.

- Streamlit keeps one request to run the script while it is busy: a second click on the same button
  is merged into the first, and of two buttons the later one acts first. Here requests with clicks
  wait one behind the other.
- A request that comes while callbacks run breaks them off in the middle, and what they had not done
  yet is lost. Here callbacks are carried out whole.

Streamlit has no setting for these, so some of its methods are replaced, once and for the whole
process. The version is pinned; `test_every_action.py` tells if another one has other methods.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequest,
    ScriptRequests,
    ScriptRequestType,
)
from streamlit.runtime.state.safe_session_state import SafeSessionState

MOST_WAITING = 50  # requests of one session; what comes then is merged into the last one

_local = threading.local()
_WAITING = "_logitscope_waiting"


def install() -> None:
    """To be called once, before the first session."""
    if getattr(ScriptRequests, _WAITING, False):
        return
    setattr(ScriptRequests, _WAITING, True)
    for owner, method, corrected in (
        (ScriptRequests, "_request_rerun_locked", _in_line),
        (ScriptRequests, "on_scriptrunner_yield", _moving_up),
        (ScriptRequests, "on_scriptrunner_ready", _moving_up),
        (SafeSessionState, "on_script_will_rerun", _whole),
        (ScriptRunner, "_maybe_handle_execution_control_request", _unless_whole),
    ):
        setattr(owner, method, corrected(getattr(owner, method)))


@contextmanager
def uninterrupted() -> Iterator[None]:
    """On this thread no request breaks off what is done inside."""
    before = getattr(_local, "whole", False)
    _local.whole = True
    try:
        yield
    finally:
        _local.whole = before


def _whole(run: Callable[..., None]) -> Callable[..., None]:
    @wraps(run)
    def callbacks(self: SafeSessionState, states: WidgetStates | None, **options: Any) -> None:
        with uninterrupted():
            run(self, states, **options)

    return callbacks


def _unless_whole(handle: Callable[[Any], None]) -> Callable[[Any], None]:
    @wraps(handle)
    def check(self: Any) -> None:
        over = self._requests._state is ScriptRequestType.STOP  # the tab is closed
        if over or not getattr(_local, "whole", False):
            handle(self)

    return check


def _in_line(
    request: Callable[[ScriptRequests, RerunData], bool],
) -> Callable[[ScriptRequests, RerunData], bool]:
    """Requests, of which a click is not merged with others; called with the lock held."""

    @wraps(request)
    def ask(self: ScriptRequests, new: RerunData) -> bool:
        waiting: list[RerunData] = self.__dict__.setdefault(_WAITING, [])
        if self._state is not ScriptRequestType.RERUN:
            return request(self, new)
        apart = _apart(waiting[-1] if waiting else self._rerun_data, new)
        if apart and len(waiting) < MOST_WAITING:
            waiting.append(new)
        elif waiting:
            waiting[-1] = _merged(waiting[-1], new)
        else:
            return request(self, new)
        return True

    return ask


def _moving_up(
    take: Callable[[ScriptRequests], ScriptRequest | None],
) -> Callable[[ScriptRequests], Any]:
    """Where a request is taken, the one behind it is next."""

    @wraps(take)
    def taken(self: ScriptRequests) -> ScriptRequest | None:
        request = take(self)
        with self._lock:
            waiting: list[RerunData] = self.__dict__.get(_WAITING) or []
            if waiting and self._state is ScriptRequestType.CONTINUE:
                self._rerun_data = waiting.pop(0)
                self._state = ScriptRequestType.RERUN
        return request

    return taken


def _apart(old: RerunData, new: RerunData) -> bool:
    """Whether one of them holds a click, or they are steps through the browser's history."""
    if old.widget_states is None and not old.is_history_navigation:
        return False  # a wish to run again, which any request fulfils
    return (
        _clicks(old)
        or _clicks(new)
        or old.is_history_navigation
        or new.is_history_navigation
        or old.page_script_hash != new.page_script_hash
    )


def _merged(old: RerunData, new: RerunData) -> RerunData:
    states = script_requests._coalesce_widget_states(old.widget_states, new.widget_states)
    return replace(new, widget_states=states)


def _clicks(data: RerunData) -> bool:
    states = data.widget_states.widgets if data.widget_states else ()
    return any(script_requests._has_active_trigger_value(one) for one in states)
