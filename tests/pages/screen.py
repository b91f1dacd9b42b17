"""What stands on the screen of a page that a test opened, and ways to open parts of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from backend.numbers import SPACE
from components.frame import site
from components.frame.page_card import PageCard
from tests.parcels import opened


def said(app: AppTest) -> str:
    """Every sentence that is shown; a no-break space is a space here."""
    boxes = [*app.markdown, *app.caption, *app.info, *app.warning, *app.text]
    return plain_spaces("\n".join(f"{box.value}" for box in boxes))


def plain_spaces(text: str) -> str:
    """As `said` has it."""
    return text.replace(SPACE, " ")


def warnings(app: AppTest) -> str:
    return " ".join(f"{box.proto.title} {box.value}" for box in [*app.warning, *app.error])


def metrics(app: AppTest) -> dict[str, str]:
    return {box.label: box.value for box in app.metric}


def shown_by(app: AppTest, key: str) -> Any:
    """What a component of ours was sent."""
    proto = _component(app, key).proto
    return opened(proto.bytes) if proto.bytes else json.loads(proto.json)[0]


def _component(app: AppTest, key: str) -> Any:
    (found,) = [one for one in app.get("bidi_component") if one.proto.id.endswith(f"-{key}")]
    return found


def text_in(app: AppTest, key: str) -> str:
    """What stands in a text field of ours, as far as Python knows."""
    assert shown_by(app, key)["id"] == key
    return str(app.session_state[f"{key} shown"].text)


def type_text(app: AppTest, key: str, text: str) -> AppTest:
    """Type a text into a field of ours, and pause."""
    return type_texts(app, {key: text})


def type_texts(app: AppTest, texts: Mapping[str, str]) -> AppTest:
    """Type into several fields, ours and Streamlit's, by their keys, all within one pause."""
    ours = text_fields(app)
    for key in texts.keys() - ours:
        app.text_input(key=key).set_value(texts[key])
    states = app._tree.get_widget_states()
    for key in texts.keys() & ours.keys():
        shown = app.session_state[f"{key} shown"]
        report = {"text": texts[key], "turn": shown.turn + 1, "session": shown.session}
        states.widgets.add(
            id=_component(app, key).proto.id,
            json_value=json.dumps({"report": report}),
        )
    return app._run(states)


def field(app: AppTest, kind: str, name: str) -> Any:
    """A widget of a field that is another one whenever its value was changed elsewhere."""
    found = [one for one in app.get(kind) if (one.key or "").partition("~")[0] == name]
    (widget,) = found
    return widget


def text_fields(app: AppTest) -> dict[str, str]:
    """The labels of the text fields of ours on the screen, by their keys."""
    sent = [json.loads(one.proto.json or "null") for one in app.get("bidi_component")]
    return {one[0]["id"]: one[0]["label"] for one in sent if one and "most" in one[0]}


def open_folded(app: AppTest, *sections: str) -> AppTest:
    """Unfold sections of a page that has them one below the other."""
    for section in sections:
        app.session_state[f"section_{section}"] = True
    return app.run()


def open_tab(app: AppTest, page_id: str, label: str) -> AppTest:
    """Choose a section of a page that has them side by side."""
    (card,) = [card for card in site.cards() if card.id == page_id]
    app.session_state[f"{card.path}_sections"] = label
    return app.run()


def sections_open(app: AppTest, card: PageCard) -> Iterator[AppTest]:
    """The page with its sections open: all together, or one tab after the other."""
    for fold in app.expander:
        if fold.proto.id:
            app.session_state[fold.proto.id.rpartition("-")[2]] = True
    yield app.run()
    for tab in [tab.label for tab in app.tabs]:
        app.session_state[f"{card.path}_sections"] = tab
        yield app.run()
