"""What a model says that is not so: one written word, things that do not exist, false notes."""

import streamlit as st

from backend.analyses.application.one_word_decides import LIMIT, read_statement
from backend.models.catalog import card
from backend.text.limits import encode_within
from components.frame import notices, page_header, prose, reserved, room
from components.frame.sections import Section, sections
from components.inputs.examples import examples
from components.results import shared
from components.state import fields, workspace
from pages.application.hallucination import (
    DEFAULT,
    PAGE,
    beyond_knowledge,
    does_not_exist,
    forty_statements,
    how_computed,
    justification,
    open_book,
    results,
    two_beginnings,
)
from pages.application.hallucination.statement_fields import another, first_statement, true_or_false

page_header.draw(PAGE)
line, truth, more = st.columns([3.4, 1.6, 1.6], vertical_alignment="bottom")
with line:
    text = fields.text(DEFAULT)
with truth:
    true_or_false(text)
with more:
    another(text)
if not text:
    prose.caption(
        ":material/info: The text is empty. Write a statement with “is” or “are”; until then "
        f"this is about “{DEFAULT}”."
    )
notices.place_below_fields(empty=not text, shows_start=False)
name = workspace.space().model
encode_within(shared.vocabulary(name), text, LIMIT)
examples(PAGE)
if shared.chat_template(name) is None:
    prose.info(
        f"{card(name).title} has no chat template, so it can't be asked as in a conversation. "
        "Choose another model.",
        icon=":material/chat_info:",
    )
    notices.end_page()
read = read_statement(text)
if text and read is None:
    prose.info(
        "This is no statement with “is” or “are” between two things. Write one; until then "
        f"this is about “{DEFAULT}”.",
        icon=":material/edit:",
    )
statement = read or first_statement()

with room.main():
    justification.draw(name, statement)
    slot = st.container()
with reserved.filling("bars", slot, 511):
    after_no, after_yes = results.after_words(name, statement)
    two_beginnings.draw(name, statement, after_no, after_yes)

sections(
    [
        Section(
            "forty_statements",
            "40 statements",
            lambda: forty_statements.draw(statement, after_no, after_yes),
        ),
        Section("does_not_exist", "It does not exist", lambda: does_not_exist.draw(name)),
        Section("open_book", "Open book, closed book", lambda: open_book.draw(name)),
        Section("beyond_knowledge", "Labels beyond knowledge", lambda: beyond_knowledge.draw(name)),
    ]
)

with st.expander("What exactly is computed", icon=":material/functions:"):
    how_computed.draw()
