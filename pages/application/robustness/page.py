"""One small change of a prompt and what it does to the next token; a fact in five wordings."""

import streamlit as st

from backend.analyses.application.robustness import LIMIT
from backend.text.limits import encode_within
from components.frame import notices, page_header, reserved, room
from components.frame.sections import Section, sections
from components.inputs.examples import examples
from components.results import shared
from components.state import fields, workspace
from pages.application.robustness import (
    DEFAULT,
    PAGE,
    all_changes,
    before_and_after,
    how_computed,
    same_fact,
)
from pages.application.robustness.change_fields import change_fields

page_header.draw(PAGE)
text = fields.text(DEFAULT, hint=True)
notices.place_below_fields(empty=not text)
name = workspace.space().model
encode_within(shared.vocabulary(name), text, LIMIT)
examples(PAGE)

with room.main():
    changed = change_fields(name, text)
    slot = st.container()
found = None
if changed is not None:
    with reserved.filling("bars", slot, 690):
        found = before_and_after.draw(name, text, changed)

sections(
    [
        Section("all_changes", "All of them", lambda: all_changes.draw(name, text, found)),
        Section("same_fact", "Same fact, five questions", lambda: same_fact.draw(name)),
    ]
)

with st.expander("What exactly is computed", icon=":material/functions:"):
    how_computed.draw()
