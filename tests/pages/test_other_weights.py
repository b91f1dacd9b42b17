"""The same model from the Hub, unquantised: whatever says which weights run says those."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from backend.models.catalog import CATALOG
from backend.models.weights.ensure import cache_folder
from tests.pages.answering import answer
from tests.pages.conftest import OpenPage
from tests.pages.screen import open_folded, said, shown_by

SOURCE = "HuggingFaceTB/SmolLM2-135M-Instruct on the Hugging Face Hub, as published, in float32"
MEASURED = "These figures were measured with the 4-bit weights; this server runs the unquantised"


@pytest.fixture
def revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A cache whose manifest says that the weights are the Hub's; the files are linked."""
    repository = CATALOG["smollm2"].hub
    assert repository is not None
    real, folder = cache_folder() / "smollm2", tmp_path / "cache" / "smollm2"
    folder.mkdir(parents=True)
    for file in real.iterdir():
        if file.name != "manifest.json":
            (folder / file.name).symlink_to(file)
    manifest = json.loads((real / "manifest.json").read_text(encoding="utf-8"))
    manifest |= {"origin": repository.revision, "source": SOURCE}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    monkeypatch.setenv("LOGITSCOPE_CACHE", str(folder.parent))
    return repository.revision


def test_the_side_bar_says_what_is_loaded(open_page: OpenPage, revision: str) -> None:
    app = open_page("next_token")
    shown = " ".join(str(one.value) for one in app.sidebar.caption)
    assert SOURCE in shown
    assert revision[:12] in shown
    assert "SmolLM2-135M-Instruct (unquantised weights, computed in float32)" in shown
    assert "4-bit" not in shown


def test_the_side_bar_of_the_default_weights(open_page: OpenPage) -> None:
    app = open_page("next_token")
    shown = " ".join(str(one.value) for one in app.sidebar.caption)
    assert (
        "SmolLM2-135M-Instruct (4-bit weights, computed in float32), 135 million parameters"
        in shown
    )
    assert "b179c9523d0e" in shown
    assert "Adapter `" in shown, "of the masked version beside it"


@pytest.mark.usefixtures("revision")
def test_a_room_is_told_what_is_loaded(open_page: OpenPage) -> None:
    app = open_page("next_token", room="1")
    assert "SmolLM2-135M-Instruct (unquantised weights, computed in float32)" in said(app)
    assert "4-bit" not in said(app)


def test_charts_say_what_is_loaded(open_page: OpenPage, revision: str) -> None:
    app = open_page("next_token")
    assert f"unquantised {revision[:7]}" in shown_by(app, "next_token_bars")["series"][0]["about"]
    open_folded(app, "logit_histogram")
    assert not app.exception
    (chart,) = app.get("plotly_chart")
    assert f"unquantised {revision[:7]}" in chart.proto.spec


@pytest.mark.usefixtures("revision")
def test_claims_say_that_they_were_measured_with_others(open_page: OpenPage) -> None:
    app = open_page("next_token")
    app.button(key="next_token_try_0").click().run()
    assert MEASURED in app.info[0].value
    app.button(key="lesson_open").click().run()
    answer(app, "next_token", 1, right=True)
    assert MEASURED in said(app)


def test_claims_on_the_weights_they_were_measured_with_stand_alone(open_page: OpenPage) -> None:
    app = answer(open_page("next_token", lesson="1"), "next_token", 1, right=True)
    assert "were measured with" not in said(app)


@pytest.mark.usefixtures("revision")
def test_counts_of_tokens_hold_for_all_weights(open_page: OpenPage) -> None:
    app = open_page("tokens")
    app.button(key="tokens_try_0").click().run()
    assert app.info
    assert "were measured with" not in said(app)


def test_the_run_says_what_is_loaded(
    open_page: OpenPage, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    records: list[dict[str, Any]] = []

    def download(label: str, data: Callable[[], str], **_: object) -> None:
        if label == "Run as JSON":
            records.append(json.loads(data()))

    monkeypatch.setattr(st, "download_button", download)
    app = open_page("generation")
    app.button(key="writing_most_likely").click().run()
    open_folded(app, "export")
    model = records[-1]["model"]
    assert (model["weights"], model["origin"]) == (SOURCE, revision)
    assert model["digest"] == revision[:7]
