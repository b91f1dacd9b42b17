"""What a page says when something fails: a sentence one can act on, never a traceback."""

from __future__ import annotations

import pytest

from backend.errors import Interrupted, Unreachable
from components.results import shared
from tests.pages.conftest import OpenPage
from tests.pages.screen import warnings


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


def test_a_model_out_of_reach_tells_what_was_tried_and_the_default_still_works(
    open_page: OpenPage,
) -> None:
    app = open_page("next_token", text="Hi", model="distilgpt2")
    assert not app.exception
    assert "DistilGPT-2 is not available" in warnings(app)
    assert any("Hub" in line.value for line in app.text)
    app.sidebar.selectbox(key="model_picker").set_value("smollm2").run()
    assert not app.exception
    assert not app.error
