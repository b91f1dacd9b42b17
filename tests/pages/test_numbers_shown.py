"""Every number on every page is written as `backend.numbers` writes it.

Over the table, with every section open: a page that is added is tested here without a word. What
the JavaScript of our components writes is looked at in tests/browser/test_numbers_shown.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from backend.figures import TokenId
from components.frame.claim import claim
from components.frame.page_card import PageCard
from tests.numbers_shown import wrong_in
from tests.pages.cards import CARDS, over
from tests.pages.conftest import OpenPage
from tests.pages.screen import sections_open
from tests.parcels import opened

# What a person types, and links: numbers there are quoted as they are.
QUOTED = {
    "code",
    "text_input",
    "text_area",
    "link_button",
    "page_link",
    "download_button",
    "iframe",
}
# Names of fields that hold no text for people.
UNSEEN = {
    *(
        "id",
        "form_id",
        "key",
        "query_param_key",
        "url",
        "format",
        "data",
        "script",
        "css_content",
        "js_content",
        "js_source_path",
        "icon",
    ),
    # of charts and of what components are sent
    *(
        "session",
        "epoch",
        "bdata",
        "path",
        "color",
        "fillcolor",
        "bgcolor",
        "template",
        "logits",
        "head",
        "caption",
    ),
}
FORMATTED = re.compile(r"%\{[^}]*:[^},]*[.%~defgs][^}]*\}")  # in a hover text, by plotly itself
PRESSED = ("draw", "writing_arg_max", "writing_sample")


def shown(app: AppTest) -> Iterator[str]:
    before: list[str] = []
    for root in (app.main, app.sidebar):
        for node in _nodes(root):
            kind = getattr(node, "type", "")
            proto = getattr(node, "proto", None)
            if kind in QUOTED or not isinstance(proto, Message):
                continue
            if kind in ("dataframe", "table"):
                yield from _cells(node)
            elif kind == "metric" and getattr(proto, "format", ""):
                yield from (proto.label, proto.delta)
            elif before != ["Id"]:  # an id, below its name
                before = list(_strings(proto))
                yield from before
            else:
                before = []


def _nodes(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from _nodes(child)


def _strings(message: Message) -> Iterator[str]:
    for field, value in message.ListFields():
        if field.name in UNSEEN:
            continue
        for one in value if field.is_repeated else [value]:
            if isinstance(one, Message):
                yield from _strings(one)
            elif isinstance(one, str):
                yield from _texts(one)
            elif isinstance(one, bytes) and field.name == "bytes":
                yield from _in_json(opened(one))


def _texts(text: str) -> Iterator[str]:
    """A text itself; of what is sent as JSON, the texts in it."""
    if text[:1] not in ("{", "["):
        yield text
        return
    try:
        yield from _in_json(json.loads(text))
    except json.JSONDecodeError:
        yield text


def _in_json(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _in_json(one)
        case dict():
            ids = {one.partition(" ·")[0] for one in value.get("details", [])}
            for name, one in value.items():
                if name == "notes":  # below a token, its id may stand alone
                    yield from (note for note in one if note and f"id {note}" not in ids)
                elif name == "hovertemplate":
                    templates = [one] if isinstance(one, str) else one
                    assert not any(map(FORMATTED.search, templates)), templates
                elif name not in UNSEEN:
                    yield from _in_json(one)


def _cells(node: Any) -> Iterator[str]:
    """The cells of a table as they are shown; numbers with decimals have to be written by us."""
    frame = node.value
    yield from map(str, frame.columns)
    styled = node.proto.arrow_data.styler.display_values
    shown_as = pa.ipc.open_stream(styled).read_all().to_pandas() if styled else frame
    for place, name in enumerate(frame.columns):
        column = shown_as.iloc[:, place]
        if frame[name].dtype.kind == "f":
            assert styled, f"{name}: not written by backend.numbers"
        if frame[name].dtype.kind != "i":
            yield from map(str, column)


def _begin(app: AppTest) -> AppTest:
    """Start what waits for a button, and make a choice where the page offers one."""
    for button in app.button:
        key = button.key or ""
        if key in PRESSED or key.endswith("_go_on"):
            app = button.click().run()
    return app


@pytest.mark.parametrize(
    ("card", "temperature"),
    [
        pytest.param(card, temperature, id=f"{temperature}-{card.id}")
        for card in CARDS
        for temperature in ("1", "0.05")
        if card.models or temperature == "1"
    ],
)
def test_every_number_on_the_page(open_page: OpenPage, card: PageCard, temperature: str) -> None:
    app = _begin(open_page(card.id, **({} if temperature == "1" else {"t": temperature})))
    for unfolded in sections_open(app, card):
        page = _begin(unfolded)
        assert not page.exception
        texts = list(shown(page))
        assert len(texts) > 10
        assert wrong_in(texts) == []


@over(CARDS)
def test_every_sentence_of_the_card(card: PageCard) -> None:
    for one in card.claims():
        told = card.told(one)
        for figure in one.figures.values():
            if isinstance(figure, TokenId):
                told = told.replace(card.told(claim("{it}", it=figure)), "its id")
        assert wrong_in([told]) == []
