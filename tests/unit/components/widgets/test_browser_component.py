"""Our components in JavaScript: each is declared once, whole, with its styles in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from components.widgets.browser_component import SLIDER_STYLE, browser_component, unread
from components.widgets.javascript_modules import joined_script

ROOT = Path(__file__).parents[4]
SCRIPTS = sorted(
    file for folder in ("components", "pages") for file in (ROOT / folder).rglob("*.js")
)
# A script with a default export is what Streamlit calls.
ENTRIES = [file for file in SCRIPTS if "\nexport default " in file.read_text(encoding="utf-8")]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.stem)
def test_every_component_loads(entry: Path) -> None:
    script = joined_script(entry)
    assert script.count("\nexport default ") == 1
    assert "\nimport " not in script


def test_there_are_components() -> None:
    assert {entry.stem for entry in ENTRIES} >= {"live_bars", "token_strip", "merge_replay"}


def test_every_script_belongs_to_a_component() -> None:
    joined = "\n".join(joined_script(entry) for entry in ENTRIES)
    assert {file for file in SCRIPTS if f"// {file.name}\n" not in joined} == set()


def test_it_hands_the_script_and_all_styles_to_streamlit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    declared: dict[str, Any] = {}

    def component(name: str, **parts: Any) -> str:
        declared[name] = parts
        return "mount"

    monkeypatch.setattr(st.components.v2, "component", component)
    (tmp_path / "own.css").write_text(".slider { height: 1px; }\n", encoding="utf-8")
    (tmp_path / "own.js").write_text("export default function own() {}\n", encoding="utf-8")
    mount: object = browser_component(
        "own", entry=tmp_path / "own.js", css=[SLIDER_STYLE, tmp_path / "own.css"]
    )
    assert mount == "mount"
    assert declared["own"]["js"] == joined_script(tmp_path / "own.js")
    assert declared["own"]["css"].startswith(SLIDER_STYLE.read_text(encoding="utf-8"))
    assert declared["own"]["css"].endswith(".slider { height: 1px; }\n")
    assert declared["own"]["isolate_styles"]


def test_data_is_not_looked_into() -> None:
    data = {"a": [1, 2]}
    assert unread(data) == [data]
