"""Requests with clicks wait in line, callbacks are carried out whole, Streamlit is as expected."""

from __future__ import annotations

import inspect

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.exceptions import (
    RerunException,
    StopException,
)
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
)
from streamlit.runtime.state.safe_session_state import SafeSessionState

from components.state import every_action


@pytest.fixture(autouse=True)
def installed() -> None:
    every_action.install()


def click(button: str) -> RerunData:
    state = WidgetState(id=button, trigger_value=True)
    return RerunData(widget_states=WidgetStates(widgets=[state]))


def typed(text: str) -> RerunData:
    state = WidgetState(id="field", string_value=text)
    return RerunData(widget_states=WidgetStates(widgets=[state]))


def told(requests: ScriptRequests) -> list[str]:
    """What the next request says, as the script's thread takes it."""
    request = requests.on_scriptrunner_yield()
    assert request is not None
    states = request.rerun_data.widget_states
    assert states is not None
    return [one.string_value or one.id for one in states.widgets]


def test_each_click_is_a_request_of_its_own_and_they_keep_their_order() -> None:
    requests = ScriptRequests()
    for asked in (click("one"), click("one"), typed("a"), typed("b"), click("two")):
        assert requests.request_rerun(asked)
    found = [told(requests) for _ in range(4)]
    assert found == [["one"], ["one"], ["b"], ["two"]]
    assert requests.on_scriptrunner_yield() is None


def test_what_is_typed_while_nothing_is_clicked_is_one_request() -> None:
    requests = ScriptRequests()
    for text in ("a", "b", "c"):
        requests.request_rerun(typed(text))
    assert told(requests) == ["c"]
    assert requests.on_scriptrunner_yield() is None


def test_a_wish_to_run_again_is_fulfilled_by_a_click() -> None:
    requests = ScriptRequests()
    requests.request_rerun(RerunData())
    requests.request_rerun(click("one"))
    assert told(requests) == ["one"]
    assert requests.on_scriptrunner_yield() is None


def test_the_line_is_bounded_and_its_last_request_takes_the_rest_in() -> None:
    requests = ScriptRequests()
    for _ in range(every_action.MOST_WAITING + 1):
        requests.request_rerun(click("many"))
    requests.request_rerun(click("last"))
    found = [told(requests) for _ in range(every_action.MOST_WAITING + 1)]
    assert sorted(found[-1]) == ["last", "many"]
    assert requests.on_scriptrunner_yield() is None


def test_a_stopped_session_takes_no_more() -> None:
    requests = ScriptRequests()
    requests.request_rerun(click("one"))
    requests.request_rerun(click("two"))
    requests.request_stop()
    assert requests.on_scriptrunner_ready().type is ScriptRequestType.STOP
    assert not requests.request_rerun(click("three"))


class Runner:
    """What `ScriptRunner` has when it looks whether it is to go on."""

    _execing = True

    def __init__(self) -> None:
        self._requests = ScriptRequests()

    def _is_in_script_thread(self) -> bool:
        return True

    def look(self) -> None:
        ScriptRunner._maybe_handle_execution_control_request(self)  # type: ignore[arg-type]


def test_inside_no_request_breaks_off_what_is_done_but_the_end_of_the_session() -> None:
    runner = Runner()
    runner._requests.request_rerun(click("one"))
    with every_action.uninterrupted():
        runner.look()
    with pytest.raises(RerunException):
        runner.look()
    runner._requests.request_stop()
    with every_action.uninterrupted(), pytest.raises(StopException):
        runner.look()


def test_streamlit_has_the_methods_that_are_replaced() -> None:
    assert list(inspect.signature(ScriptRequests._request_rerun_locked).parameters) == [
        "self",
        "new_data",
    ]
    assert list(inspect.signature(ScriptRequests.on_scriptrunner_yield).parameters) == ["self"]
    assert list(inspect.signature(ScriptRequests.on_scriptrunner_ready).parameters) == ["self"]
    callbacks = inspect.signature(SafeSessionState.on_script_will_rerun).parameters
    assert list(callbacks)[:2] == ["self", "fresh_widget_states"]
    assert "on_scriptrunner_yield" in inspect.getsource(
        inspect.unwrap(ScriptRunner._maybe_handle_execution_control_request)
    )
