"""What a page shows once it has been run: every text that goes to the browser.

Left out is what a person or a model wrote: texts in fields, code, the tokens of a text or of a
vocabulary. In which words those are written, the app has no say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.parcels import opened
from tests.words.shown import Shown, prose

# Fields of Streamlit's messages that hold what was typed, or that nobody reads.
_TYPED = {"default", "value", "raw_value", "set_value", "placeholder_value"}
_UNSEEN = {
    "id", "type", "tag", "format", "autocomplete", "query_param_key", "page", "page_script_hash",
    "query_string", "url", "component_name", "js_content", "js_source_path", "css_content",
    "config", "theme", "json", "spec", "form_id",
}  # fmt: skip
# In what components and charts are sent, the names of what is worded by the app.
_WORDED = {"title", "about", "short", "pick", "notes", "name", "text", "hovertemplate"}

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)  # with comments for who reads the source


def shown_on(app: AppTest) -> Iterator[Shown]:
    """Every text on the page that was run last."""
    for node in _nodes(app._tree):
        proto = getattr(node, "proto", None)
        kind = type(proto).__name__
        if not hasattr(proto, "ListFields") or kind == "Code":
            continue
        texts = [*_strings(proto)]
        for source in ("json", "spec"):
            if data := getattr(proto, source, ""):
                texts += _worded(json.loads(data))
        if parcel := getattr(proto, "bytes", b""):
            texts += _worded(opened(parcel))
        if kind in ("Table", "Dataframe", "Arrow"):
            texts += map(str, node.value.columns)
        for text in texts:
            yield from (
                Shown(words, kind) for _, words in prose(0, _STYLE.sub("", text), keys=True)
            )


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def _strings(message: Any) -> Iterator[str]:
    for field, value in message.ListFields():
        if field.name not in _TYPED | _UNSEEN:
            for one in value if field.is_repeated else [value]:
                if isinstance(one, str):
                    yield one
                elif hasattr(one, "ListFields"):
                    yield from _strings(one)


def _worded(data: Any) -> Iterator[str]:
    if isinstance(data, list):
        for one in data:
            yield from _worded(one)
    elif isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, dict | list) and key not in {"template", "tokens"}:
                yield from (value if key == "notes" else _worded(value))
            elif isinstance(value, str) and key in _WORDED:
                yield value
