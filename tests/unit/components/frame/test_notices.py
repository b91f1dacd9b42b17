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


@pytest.mark.parametrize(("place", "said"), [(0, []), (1, []), (3, ["3 people ahead of you"])])
def test_who_waits_is_told_how_many_are_ahead(
    monkeypatch: pytest.MonkeyPatch, place: int, said: list[str]
) -> None:
    slot = Slot()
    monkeypatch.setattr(st, "session_state", {notices._SLOT: slot})
    notices.waiting(place)
    assert slot.said == [f":material/hourglass_top: Waiting: {one}." for one in said]
