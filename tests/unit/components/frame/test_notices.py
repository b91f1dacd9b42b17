"""What a page says while a request waits in the queue."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import StopException
from streamlit.runtime.state import SessionState, session_state_proxy
from streamlit.runtime.state.safe_session_state import SafeSessionState

from backend.models.engine.preparation import Preparation
from backend.text.graphemes import characters
from components.frame import notices


class Slot:
    def __init__(self) -> None:
        self.said: list[str] = []

    def caption(self, text: str) -> None:
        self.said.append(text)

    def empty(self) -> None:
        self.said.append("")


@pytest.mark.parametrize(("place", "said"), [(0, []), (1, []), (3, ["3 people ahead of you"])])
def test_who_waits_is_told_how_many_are_ahead(
    monkeypatch: pytest.MonkeyPatch, place: int, said: list[str]
) -> None:
    slot = Slot()
    monkeypatch.setattr(st, "session_state", {notices._SLOT: slot})
    notices.waiting(place)
    notices.waiting(place)  # it is asked many times a second, and told once
    assert slot.said == [f":material/hourglass_top: Waiting: {one}." for one in said]


def test_what_was_said_of_waiting_goes_when_the_page_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slot = Slot()
    monkeypatch.setattr(st, "session_state", {notices._SLOT: slot})
    notices.clear_slot()
    assert slot.said == []
    notices.waiting(3)
    notices.clear_slot()
    assert slot.said[1:] == [""]


@pytest.mark.parametrize(
    ("stage", "done", "total", "said"),
    [
        ("Downloading", 12_400_000, 92_871_040, "Downloading the model: 12 of 93 MB. This is"),
        ("Downloading", 0, 0, "Downloading the model. This is needed once, for everybody."),
        ("Converting", 3, 272, "Converting the model. This is needed once, for everybody."),
        ("Loading the model", 0, 0, "Loading the model"),
    ],
)
def test_whoever_waits_for_a_model_is_told_what_is_done(
    stage: str, done: int, total: int, said: str
) -> None:
    preparation = SimpleNamespace(stage=stage, done=done, total=total)
    assert notices._doing(cast("Preparation", preparation)).startswith(said)


def test_long_work_lets_streamlit_end_the_run_of_a_closed_tab(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def end() -> None:
        raise StopException

    state = SafeSessionState(SessionState(), end)
    monkeypatch.setattr(session_state_proxy, "get_session_state", lambda: state)
    with pytest.raises(StopException):
        notices.still_wanted()
    slow = ["ü"] * 100_000
    with pytest.raises(StopException):
        list(characters("".join(slow), notices.still_wanted))
