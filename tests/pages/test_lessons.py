"""Lessons are opened, walked through and ended. What the steps say is tested in test_claims.py."""

from __future__ import annotations

from tests.pages.conftest import OpenPage


def test_a_lesson_is_opened_walked_through_and_ended(open_page: OpenPage) -> None:
    app = open_page("next_token")
    app.button(key="lesson_open").click().run()
    assert app.query_params["lesson"] == "1"
    assert app.button(key="lesson_arrow_back").disabled
    app.button(key="lesson_arrow_forward").click().run()
    app.button(key="lesson_arrow_forward").click().run()
    assert app.query_params["lesson"] == "3"
    app.button(key="lesson_end").click().run()
    assert "lesson" not in app.query_params
    assert "lesson_open" in [one.key for one in app.button]


def test_a_step_that_is_not_there_is_no_lesson(open_page: OpenPage) -> None:
    app = open_page("tokens", lesson="9")
    assert not app.exception
    assert "lesson_open" in [one.key for one in app.button]
