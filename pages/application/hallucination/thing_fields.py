"""A thing to ask about: its name, and what kind of thing it is said to be."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application.does_not_exist import LIMIT
from backend.analyses.application.things import Thing, kinds, things
from backend.errors import TextTooLong
from backend.text.limits import encode_within
from components.frame import notices, prose
from components.inputs.examples import offers
from components.results import shared
from components.state import fields, workspace

INVENTED = "Velmoria"


def thing_fields(name: str) -> Thing | None:
    """The thing as it is typed. None if its name is empty or over its limit, which is then said."""
    offered = {one.name: one for one in _offered()}
    offers(offered, _take, key="thing_try", icon=":material/travel_explore:")
    typed, kind = st.columns([3, 2], vertical_alignment="bottom")
    with typed:
        called = " ".join(fields.own_text("thing", INVENTED, "Name of the thing").split())
    with kind:
        names = [one.name for one in kinds()]
        chosen = fields.own_value(
            st.selectbox,
            "thing_kind",
            names[0],
            fields.one_of(names),
            "It is said to be a",
            names,
        )
    try:
        encode_within(shared.vocabulary(name), called, LIMIT)
    except TextTooLong as error:
        notices.show(error)
        return None
    if not called:
        prose.info("Name something to ask about.", icon=":material/edit:")
        return None
    of = next(one for one in kinds() if one.name == chosen)
    same = next((one for one in things() if (one.kind, one.name) == (of, called)), None)
    return same or Thing(of, called)


def in_set(thing: Thing) -> bool:
    return thing in things()


def _offered() -> list[Thing]:
    """Of three kinds, one that exists and one that does not."""
    found = []
    for kind in kinds()[:3]:
        alike = [one for one in things() if one.kind == kind]
        found += [
            next(one for one in alike if one.real),
            next(one for one in alike if not one.real),
        ]
    return found


def _take(thing: Thing) -> None:
    default = kinds()[0].name
    kind = thing.kind.name
    workspace.keep_own(
        {"thing": thing.name, "thing_kind": None if kind == default else kind},
    )
