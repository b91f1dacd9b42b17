"""What a page says when something fails: a sentence one can act on, never a traceback."""

from __future__ import annotations

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from backend.errors import Interrupted, Unreachable
from components.results import cached
from tests.pages.conftest import OpenPage

PAGES = ["start/home/page.py", "foundations/tokens/page.py", "foundations/next_token/page.py",
         "foundations/masked_and_causal/page.py", "foundations/generation/page.py"]  # fmt: skip
TYPED = "secret " * 2  # as a product: a traceback quotes lines of this file
USES_A_NETWORK = [page for page in PAGES if page != "foundations/tokens/page.py"]


def warnings(app: AppTest) -> str:
    return " ".join(f"{box.proto.title} {box.value}" for box in [*app.warning, *app.error])


@pytest.mark.parametrize("file", USES_A_NETWORK)
def test_a_full_queue_says_busy_and_offers_to_try_again(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.setattr(cached.engine(), "capacity", 0)
    monkeypatch.setattr(cached._results(), "get", lambda key: None)
    monkeypatch.setattr(cached.engine()._cache, "get", lambda key: None)
    app = open_page(file, text=f"A text nobody had before, on {file}")
    assert not app.exception
    assert "Busy" in warnings(app)
    monkeypatch.undo()
    app.button(key="try_again").click().run()
    assert not app.exception
    assert "Busy" not in warnings(app)


@pytest.mark.parametrize("error", [Unreachable(), Interrupted()])
def test_what_broke_off_elsewhere_can_be_tried_again(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(cached, "engine", fail)
    app = open_page("foundations/next_token/page.py", text=f"For replicas: {error!r}")
    assert not app.exception
    assert str(error) in warnings(app)
    monkeypatch.undo()
    app.button(key="try_again").click().run()
    assert not app.exception
    assert not app.error


def test_a_model_out_of_reach_tells_what_was_tried_and_the_default_still_works(
    open_page: OpenPage,
) -> None:
    file = "foundations/next_token/page.py"
    app = open_page(file, text="Hi", model="distilgpt2")
    assert not app.exception
    assert "distilgpt2 is not available" in warnings(app)
    assert any("Hub" in line.value for line in app.text)
    app.sidebar.selectbox(key="model_picker").set_value("smollm2").run()
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("file", PAGES)
def test_what_nobody_foresaw_is_one_sentence_and_a_number(
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    file: str,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(TYPED)  # exceptions may quote what a person typed

    monkeypatch.setattr(cached, "vocabulary", fail)
    monkeypatch.setattr(cached, "next_token", fail)
    with caplog.at_level(logging.ERROR):
        app = open_page(file, text=TYPED)
    assert not app.exception
    number = re.search(r"reference (\w{8})", warnings(app))
    assert number, warnings(app)
    assert TYPED not in warnings(app)
    assert number[1] in caplog.text
    assert "Traceback" in caplog.text
    assert TYPED not in caplog.text
