"""Twenty samples to one question in several wordings: do they agree, and are they right?"""

import streamlit as st

from components.frame import notices, page_header, room
from components.frame.sections import Section, sections
from components.inputs.examples import examples
from components.state import fields, workspace
from pages.application.consistency import (
    DEFAULT,
    PAGE,
    agreement_and_truth,
    how_computed,
    majority_vote,
    twenty_samples,
    within_and_between,
    wording_fields,
)

page_header.draw(PAGE)
name = workspace.space().model
left, right = st.columns([2, 1], gap="medium")
with left:
    text = fields.text(DEFAULT, rows=3)
    notices.place_below_fields(empty=not text)
    wordings = wording_fields.wordings(name, text)
    examples(PAGE)
with right, room.main("settings"):
    asked = wording_fields.settings(wordings)

with room.main():
    counts = twenty_samples.draw(name, asked)

sections(
    [
        Section("majority_vote", "Vote or greedy", lambda: majority_vote.draw(asked, counts)),
        Section(
            "agreement_and_truth",
            "Agreement and truth",
            lambda: agreement_and_truth.draw(asked, counts),
        ),
        Section(
            "within_and_between",
            "Other wordings",
            lambda: within_and_between.draw(asked, counts),
        ),
    ]
)

with st.expander("What exactly is computed", icon=":material/functions:"):
    how_computed.draw()
