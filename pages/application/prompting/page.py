"""One model, many tasks: taught by example, asked as a classifier, told by a system prompt."""

import streamlit as st

from backend.analyses.application.by_example import LIMIT
from backend.text.limits import encode_within
from components.frame import notices, page_header, reserved, room
from components.frame.sections import Section, sections
from components.inputs.examples import examples
from components.results import shared
from components.state import workspace
from pages.application.prompting import (
    PAGE,
    all_tasks,
    classifier,
    how_computed,
    next_answer,
    prompt_injection,
    system_prompt,
    task_fields,
)

page_header.draw(PAGE)
name = workspace.space().model
task = task_fields.chips()
text, now = task_fields.teaching(name, task)
notices.place_below_fields(empty=not text)
encode_within(shared.vocabulary(name), text, LIMIT)
examples(PAGE)

with room.main():
    slot = st.container()
with reserved.filling("bars", slot, 480):
    next_answer.draw(name, text, now)

sections(
    [
        Section("all_tasks", "All tasks", lambda: all_tasks.draw(name, now)),
        Section("classifier", "One model as classifier", lambda: classifier.draw(name)),
        Section("system_prompt", "System prompt", lambda: system_prompt.draw(name)),
        Section("prompt_injection", "Prompt injection", lambda: prompt_injection.draw(name)),
    ]
)

with st.expander("What exactly is computed", icon=":material/functions:"):
    how_computed.draw()
