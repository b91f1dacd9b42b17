"""The export of a run holds what was chosen."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from backend.models import AutoregressiveModel
from backend.probability.sampling import Sampling, distribution
from tests.pages.conftest import OpenPage
from tests.pages.foundations.generation.written import DEFAULT, PAGE, written
from tests.pages.screen import open_folded


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the button for JSON would give, each time it was drawn."""
    found: list[dict[str, Any]] = []

    def download(label: str, data: Callable[[], str], **_: object) -> None:
        if label == "Run as JSON":
            found.append(json.loads(data()))

    monkeypatch.setattr(st, "download_button", download)
    return found


def test_what_is_exported_is_what_was_chosen(
    open_page: OpenPage, smollm2: AutoregressiveModel, records: list[dict[str, Any]]
) -> None:
    app = open_page(PAGE, p="0.9")
    app.button(key="writing_sample").click().run()
    app.button(key="writing_most_likely").click().run()
    open_folded(app, "export")
    assert not app.exception
    record = records[-1]
    assert [one["id"] for one in record["steps"]] == written(app)
    assert [one["chosen"] for one in record["steps"]] == ["sampled", "most likely"]
    assert record["prompt"]["ids"] == smollm2.encode(DEFAULT)
    assert record["prompt"]["start token"] == smollm2.start_id
    first = record["steps"][0]
    assert (first["seed"], first["settings"]["top_p"]) == (1, 0.9)
    own = distribution(smollm2.next_logits(smollm2.encode(DEFAULT)), Sampling())
    assert first["probability"] == pytest.approx(own[first["id"]], rel=1e-3)
    assert record["written"]["text"] == smollm2.decode(written(app))


def test_a_chat_is_exported_as_it_was_read(
    open_page: OpenPage, smollm2: AutoregressiveModel, records: list[dict[str, Any]]
) -> None:
    app = open_page(PAGE, text="2+2=?", chat="1")
    app.button(key="writing_most_likely").click().run()
    app.button(key="writing_most_likely").click().run()
    open_folded(app, "export")
    assert not app.exception
    prompt, steps = records[-1]["prompt"], records[-1]["steps"]
    assert prompt["start token"] is None
    ids = prompt["ids"]
    for one in steps:
        own = distribution(smollm2.next_logits(ids, start=False), Sampling())
        assert one["id"] == own.argmax()
        assert one["probability"] == pytest.approx(own[one["id"]], rel=1e-3)
        ids = [*ids, one["id"]]
