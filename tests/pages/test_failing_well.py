"""What a page says when something fails: a sentence one can act on, never a traceback."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from backend.errors import Interrupted, Unreachable
from components.results import shared
from tests.pages.conftest import OpenPage
from tests.pages.screen import field, said, warnings


@pytest.mark.parametrize("error", [Unreachable(), Interrupted()])
def test_what_broke_off_elsewhere_can_be_tried_again(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(shared, "engine", fail)
    app = open_page("next_token", text=f"For replicas: {error!r}")
    assert not app.exception
    assert str(error) in warnings(app)
    monkeypatch.undo()
    app.button(key="try_again").click().run()
    assert not app.exception
    assert not app.error


def test_a_model_out_of_reach_has_a_way_back_and_its_reasons_are_in_the_log(
    open_page: OpenPage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        app = open_page("next_token", text="Hi", model="distilgpt2")
    assert not app.exception
    assert "DistilGPT-2 is not available" in warnings(app)
    assert "Hub" in caplog.text
    shown = f"{warnings(app)} {said(app)}"
    for inner in ("OfflineMode", "Errno", "https:", str(Path.home())):
        assert inner not in shown, "a visitor can do nothing with it"
    app.button(key="default_model").click().run()
    assert not app.exception
    assert not app.error
    assert field(app, "selectbox", "model_picker").value == "smollm2"
