"""Every control whose state a teacher would hand out is in the link, and no typed text in the bare.

Over the table, with every section open: a control that is added is tested here without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.frame.page_card import PageCard
from components.state.link import PARAMETERS
from tests.pages.cards import CARDS, over
from tests.pages.conftest import OpenPage
from tests.pages.screen import sections_open, text_fields

# Widgets whose values the workspace keeps under parameters of its own.
WORKSPACES = {
    "home_prompt": "text",
    "word_line": "word",
    "guess_first": "guess",
    "generation_chat": "chat",
    "writing_count": "n",
    "writing_seed": "seed",
    "temperatures_count": "n",
    "temperatures_seed": "seed",
    "consistency_seed": "seed",
    "model_picker": "model",
    "statement_truth": "text",
}
# What a person types there is private: it may be in the link, and never in the bare one.
PRIVATE = {"find"}
NOT_IN_LINKS = {
    "guess_typed": "an answer: a link that gave it away would spoil it",
}


def controls(app: AppTest) -> Iterator[Any]:
    kinds = ("toggle", "checkbox", "slider", "select_slider", "number_input", "text_input",
             "text_area", "button_group", "segmented_control", "pills", "selectbox", "radio",
             "multiselect", "pagination")  # fmt: skip
    for kind in kinds:
        yield from getattr(app, kind, ())


@over(CARDS)
@pytest.mark.parametrize("guess", [False, True])
def test_every_control_is_in_the_link(open_page: OpenPage, card: PageCard, guess: bool) -> None:
    app = open_page(card.id, **({"guess": "1"} if guess else {}))
    parameters = {one.name for one in PARAMETERS}
    found = set()
    for page in sections_open(app, card):
        assert not page.exception
        assert {f"text_{card.path}", *card.own} >= set(text_fields(page)), "a text is in no link"
        for control in controls(page):
            key, bound = control.key, control.proto.query_param_key
            found.add(key)
            if bound:
                assert bound == key
                assert (bound in card.public) != (bound in PRIVATE), f"{bound}: public or private?"
                assert bound not in parameters, f"{bound} is a parameter of all pages already"
            elif key in WORKSPACES:
                assert WORKSPACES[key] in parameters
            else:
                known = {f"text_{card.path}", *card.own, *NOT_IN_LINKS}
                assert key in known, f"{key} is in no link"
    # of components; of a very long text; of a button
    components = {"size", "scaled_by", "window", "draw", "heard_token"}
    declared = set(card.public) - components
    if not guess:
        assert declared <= found, "declared, but not there"


@over(CARDS)
def test_what_is_declared_holds_no_text(card: PageCard) -> None:
    texts = {
        "compared",
        "acceptable",
        "unacceptable",
        "first",
        "second",
        "system",
        "question",
        "answer",
        "more",
        "thing",
        "note",
        "answers",
        "begun",
        "put",
        "option_a",
        "passage",
        "heard_begins",
        "was_said",
        "changed",
        "wordings",
        "accepted",
        "right_answers",
        "pairs",
        "review",
        "system_said",
        "asked",
        "document",
        *PRIVATE,
    }
    assert not texts & set(card.public)
    assert not {*card.own, *card.public} & {one.name for one in PARAMETERS}
