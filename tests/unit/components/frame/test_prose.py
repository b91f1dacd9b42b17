"""A term is marked once a page, and a fragment that runs alone finds its own marks again."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from components.frame import prose
from components.frame.term_marks import Marker, unmarked


class Screen:
    """In place of Streamlit: what was said in this run, and whether a fragment runs alone."""

    def __init__(self) -> None:
        self.session_state: dict[str, Any] = {}
        self.fragment_ids_this_run: list[str] | None = None
        self.page = "next-token"
        self.said: list[str] = []

    def markdown(self, text: str, **_: Any) -> None:
        self.said.append(text)

    caption = info = markdown

    def marked(self) -> list[bool]:
        """Of all that was said since this was asked: whether something is marked in it."""
        every, self.said = self.said, []
        return [text != unmarked(text) for text in every]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    made = Screen()
    monkeypatch.setattr(prose, "st", made)
    monkeypatch.setattr(prose, "get_script_run_ctx", lambda: made)
    monkeypatch.setattr(prose, "workspace", SimpleNamespace(page=lambda: made.page))
    monkeypatch.setattr(prose, "marker", lambda: Marker({"Token": "A.", "Logit": "B."}))
    return made


def body() -> None:
    prose.open_page()
    prose.markdown("A token.")
    prose.caption("Another token.")


def fragment(count: int) -> None:
    if count > 1:
        prose.info("Only now: logits.")
    prose.markdown(f"{count} tokens.")
    prose.caption(f"{count} logits.")
    prose.caption("The logits again.")


def test_a_term_is_marked_once(screen: Screen) -> None:
    body()
    assert screen.marked() == [True, False]


def test_each_run_of_the_page_begins_anew(screen: Screen) -> None:
    for _ in range(2):
        body()
        fragment(1)
        assert screen.marked() == [True, False, False, True, False]


def test_a_fragment_that_runs_alone_has_its_own_marks_where_they_were(screen: Screen) -> None:
    body()
    fragment(1)
    screen.marked()
    screen.fragment_ids_this_run = ["this one"]
    for count in (1, 2, 3):
        fragment(count)
        assert screen.marked()[-3:] == [False, True, False], "another figure is no other sentence"


def test_one_line_that_speaks_twice_marks_once(screen: Screen) -> None:
    prose.open_page()
    for _ in range(2):
        prose.markdown("A token.")
    assert screen.marked() == [True, False]


def test_the_glossary_is_what_the_marks_lead_to(screen: Screen) -> None:
    screen.page = "glossary"
    body()
    assert screen.marked() == [False, False]
