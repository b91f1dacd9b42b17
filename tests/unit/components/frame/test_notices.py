"""What a page says while a request waits in the queue."""

from __future__ import annotations

import pytest
import streamlit as st

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
