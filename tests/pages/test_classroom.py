"""Presenter mode, and links that remember which part of a page is open."""

from __future__ import annotations

import pytest

from tests.pages.conftest import OpenPage, script
from tests.pages.screen import text_fields

PARTS = {
    "tokens": "compare_token_cost",
    "masked_and_causal": "log_likelihood",
}


@pytest.mark.parametrize(("file", "part"), PARTS.items())
@pytest.mark.parametrize("room", [False, True])
def test_a_link_opens_a_part(open_page: OpenPage, file: str, part: str, room: bool) -> None:
    app = open_page(file, part=part, **({"room": "1"} if room else {}))
    assert not app.exception
    assert app.query_params["part"] == part
    places = {
        "compare_token_cost": "First text",
        "log_likelihood": "Reading every position both ways",
    }
    if part == "compare_token_cost":
        assert places[part] in text_fields(app).values()


def test_a_part_that_is_not_there_is_the_first(open_page: OpenPage) -> None:
    app = open_page("tokens", part="<script>")
    assert not app.exception


def test_presenter_mode_is_entered_and_left(open_page: OpenPage) -> None:
    app = open_page("next_token")
    next(one for one in app.button if one.label == "Presenter mode").click().run()
    assert app.query_params["room"] == "1"
    assert "Model" not in [one.label for one in app.selectbox]
    next(one for one in app.button if one.label == "Leave presenter mode").click().run()
    assert "room" not in app.query_params
    assert "Model" in [one.label for one in app.selectbox]


def test_the_room_stays_a_room_on_the_next_page(open_page: OpenPage) -> None:
    app = open_page("next_token", room="1")
    app.switch_page(script("tokens")).run()
    assert not app.exception
    assert app.query_params["room"] == "1"
    control = app.segmented_control(key="tokens_sections_room")
    assert control.value == "Overview"
    control.set_value("Two texts").run()
    assert app.query_params["part"] == "compare_token_cost"
    assert "First text" in text_fields(app).values()
