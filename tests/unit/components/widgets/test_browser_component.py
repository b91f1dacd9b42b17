"""Our components in JavaScript: each is declared once, whole, with its styles in order."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from components.frame import first_paint
from components.widgets import browser_component as browser_component_module
from components.widgets.browser_component import SLIDER_STYLE, unread
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


def test_every_script_belongs_to_a_component_or_to_the_first_page() -> None:
    joined = "\n".join(joined_script(entry) for entry in ENTRIES)
    alone = {file for file in SCRIPTS if f"// {file.name}\n" not in joined}
    assert {file.read_text(encoding="utf-8") for file in alone} == set(first_paint.SCRIPTS)


OWN = """
from pathlib import Path
from components.widgets.browser_component import SLIDER_STYLE, browser_component

folder = Path({folder!r})
own = browser_component("own", entry=folder / "own.js", css=[SLIDER_STYLE, folder / "own.css"])
own(key="first")
own(key="second", data=b"more")
"""


def test_streamlit_names_the_file_with_script_and_styles_and_sends_neither(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text(".own { height: 1px; }\n", encoding="utf-8")
    (tmp_path / "own.js").write_text("export default function own() {}\n", encoding="utf-8")
    app = AppTest.from_string(OWN.format(folder=str(tmp_path))).run()
    assert not app.exception
    sent = [one.proto for one in app.get("bidi_component")]
    assert len(sent) == 2
    for proto in sent:
        assert (proto.js_content, proto.css_content, proto.css_source_path) == ("", "", "")
    (address,) = {proto.js_source_path for proto in sent}
    written = (Path(browser_component_module._JOINED.name) / "own" / address).read_text("utf-8")
    styles = SLIDER_STYLE.read_text(encoding="utf-8") + "\n.own { height: 1px; }\n"
    assert written == joined_script(tmp_path / "own.js", styles)
    assert json.dumps(styles) in written


def test_another_script_has_another_address(tmp_path: Path) -> None:
    addresses = set()
    for number in range(2):
        source = f"export default function own() {{ return {number}; }}\n"
        (tmp_path / "own.js").write_text(source, encoding="utf-8")
        (tmp_path / "own.css").write_text("", encoding="utf-8")
        app = AppTest.from_string(OWN.format(folder=str(tmp_path))).run()
        addresses.add(app.get("bidi_component")[0].proto.js_source_path)
    assert len(addresses) == 2


def test_data_is_not_looked_into() -> None:
    data = {"a": [1, 2]}
    assert unread(data) == [data]


STRIP = """
import streamlit as st
from components.widgets.token_strip import Row, Span, token_strip

if not st.toggle("Away"):
    token_strip(
        [Row("", [Span(0, 1, "a", "")])],
        key="strip",
        on_select=lambda index: st.session_state.update(chosen=index),
        label="Tokens",
    )
"""


def test_a_click_that_comes_when_the_component_has_gone_is_nothing() -> None:
    app = AppTest.from_string(STRIP).run()
    (strip,) = app.get("bidi_component")
    app.toggle[0].set_value(True).run()
    assert not app.get("bidi_component")
    states = app._tree.get_widget_states()
    click = json.dumps({"event": "select", "value": {"index": 0}})
    states.widgets.add(id=_make_trigger_id(strip.proto.id, "events"), json_trigger_value=click)
    app._run(states)
    assert not app.exception
    assert "chosen" not in app.session_state


def test_no_component_looks_for_what_it_tells_by_itself() -> None:
    """It would fail where the component has gone; `told` does not."""
    files = [file for folder in ("components", "pages") for file in (ROOT / folder).rglob("*.py")]
    ours = [text for file in files if "browser_component(" in (text := file.read_text("utf-8"))]
    assert len(ours) > 5
    assert [text for text in ours if re.search(r"session_state\[\w+\]\.", text)] == []
