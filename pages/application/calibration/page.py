"""Is a model right as often as it is sure? One question, two curves, and all 200."""

import streamlit as st

from components.frame import page_header, room
from components.frame.sections import Section, sections
from components.state import workspace
from pages.application.calibration import (
    PAGE,
    all_questions,
    how_computed,
    one_question,
    own_question,
    running_text,
    you_and_model,
)

page_header.draw(PAGE)
name = workspace.space().model

with room.main():
    one_question.draw(name)

sections(
    [
        Section("you_and_model", "You and the model", you_and_model.draw),
        Section("all_questions", "All 200", lambda: all_questions.draw(name)),
        Section("own_question", "Your own question", lambda: own_question.draw(name)),
        Section("running_text", "Running text", lambda: running_text.draw(name)),
    ]
)

with st.expander("What exactly is computed", icon=":material/functions:"):
    how_computed.draw()
