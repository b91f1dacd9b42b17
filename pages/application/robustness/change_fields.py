"""Which change is made to the prompt: chips, and a field for one's own."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from backend.analyses.application.robustness import LIMIT, word_of
from backend.analyses.application.text_changes import CHANGES, Change
from backend.errors import TextTooLong
from backend.text.limits import encode_within
from components.frame import notices
from components.results import shared
from components.state import fields

OWN = Change("own", "Your own", lambda text, _: text)

# Of all changes those that are offered on the first screen.
_OFFERED = (
    "space",
    "line_break",
    "comma",
    "quotation_mark",
    "expert",
    "lower",
    "misleading",
    "swapped",
    "look_alike",
    "capitals",
    "no_break_spaces",
)
_FIRST = "space"


@dataclass(frozen=True)
class Changed:
    """The prompt as it is after the change that was chosen."""

    change: Change
    text: str


def change_fields(name: str, text: str) -> Changed | None:
    """The changed prompt. None if one's own is over the limit, which is then said."""
    by_id = {one.id: one for one in CHANGES}
    offered = {one: by_id[one] for one in _OFFERED} | {OWN.id: OWN}
    with st.container(key="changes"):  # a lesson points at it
        chosen = fields.own_value(
            st.pills,
            "change",
            _FIRST,
            fields.one_of(list(offered)),
            "Change one thing",
            list(offered),
            format_func=lambda one: offered[one].label,
            required=True,
            label_visibility="collapsed",
        )
    if chosen != OWN.id:
        change = offered[chosen]
        return Changed(change, change.apply(text, word_of(text)))
    typed = fields.own_text("changed", text, "Changed prompt", hint=True)
    try:
        encode_within(shared.vocabulary(name), typed, LIMIT)
    except TextTooLong as error:
        notices.show(error)
        return None
    return Changed(OWN, typed)
