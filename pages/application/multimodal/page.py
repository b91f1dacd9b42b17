"""A sound, what Whisper writes for it, the next token's bars, and the picture that it reads."""

import streamlit as st

from components.frame import notices, page_header, reserved, room
from components.frame.sections import Section, sections
from pages.application.multimodal import PAGE, how_computed, no_speech, noise_ladder, written
from pages.application.multimodal.sound_fields import sound_fields

page_header.draw(PAGE)
notices.place_below_fields(empty=False)

with room.main():
    chosen = sound_fields()
    box = st.container()
beginning: tuple[int, ...] = ()
if chosen is not None:
    with reserved.filling("heard", box, 620):
        beginning = written.draw(chosen)

sections(
    [
        Section("noise_ladder", "Every rung", lambda: noise_ladder.draw(chosen, beginning)),
        Section("no_speech", "Nobody speaks", lambda: no_speech.draw(chosen, beginning)),
    ]
)

with st.expander("What exactly is computed", icon=":material/functions:"):
    how_computed.draw()
