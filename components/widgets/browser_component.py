"""Components of ours that run in the browser: their scripts and styles, and how data gets there.

Streamlit sends a script that is given as text along with every message to a component: each pause
while somebody types would carry it again. One that is a file is named by its address, and browsers
ask for it once. Streamlit takes files from installed packages only, and we are none: this says to
it what the manifest of a package would say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from components.widgets.javascript_modules import joined_script

if TYPE_CHECKING:
    from streamlit.components.v2.bidi_component.state import ComponentResult
    from streamlit.components.v2.types import ComponentRenderer

SLIDER_STYLE = Path(__file__).parent / "web/slider.css"
BUTTON_STYLE = Path(__file__).parent / "web/buttons.css"

_PACKAGE = "logitscope"
_JOINED = TemporaryDirectory(prefix="logitscope-scripts-")  # a folder each; gone at the end


def browser_component(
    name: str, entry: Path, css: Sequence[Path] = (), *, isolated: bool = True
) -> ComponentRenderer:
    """A component in JavaScript. To be called at import.

    Args:
        name: of the component, as no other one is called.
        entry: the module whose default export Streamlit calls; what it imports comes along.
        css: style sheets; a later one wins over an earlier one.
        isolated: whether it and its styles stand apart from the page; without, it has no styles.
    """
    styles = "\n".join(file.read_text(encoding="utf-8") for file in css)
    script = joined_script(entry, styles).encode()
    file_name = f"{sha256(script).hexdigest()[:16]}.js"  # another script has another address
    folder = Path(_JOINED.name) / name
    folder.mkdir(exist_ok=True)
    (folder / file_name).write_bytes(script)

    @cache
    def component() -> ComponentRenderer:
        return st.components.v2.component(
            f"{_PACKAGE}.{name}", js=file_name, isolate_styles=isolated
        )

    def mount(**arguments: Any) -> ComponentResult:
        _declare(name)  # not at import: there may be no Streamlit yet to tell it to
        return component()(**arguments)

    return mount


def _declare(name: str) -> None:
    """Tell Streamlit in which folder the component's files are, unless it knows.

    A test of a page brings a runtime of its own, which knows nothing of what was imported before.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"{_PACKAGE}.{name}") is None:
        manifest = ComponentManifest(_PACKAGE, "0", [ComponentConfig(name, asset_dir=name)])
        manager.register_from_manifest(manifest, Path(_JOINED.name))


def unread(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The data as the browser gets it: in a list of one.

    In a dictionary Streamlit looks for tables, and imports pandas and pyarrow to know one: 70 MB,
    and a good part of the time to the first chart.
    """
    return [data]


def told(key: str, name: str) -> Any:
    """What the component of that key tells under a name; from a browser, so it may be anything.

    None if it is no longer on the page: a click can be on its way while a run takes it away.
    """
    state: Any = st.session_state.get(key)
    return state.get(name) if state else None
