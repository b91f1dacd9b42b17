"""A sound of the person's own: recorded, or from a file. It stays in this tab, in memory only."""

from __future__ import annotations

import streamlit as st

from backend.numbers import SPACE, real_text
from backend.sound.sound import LONGEST, Sound
from backend.sound.wave_file import NoSound, read_wave
from components.frame import prose

_KEPT = "own_sound"  # the sound or None, what it is called, and what is wrong with it
_RECORDED, _FILE = "sound_recorded", "sound_file"


def own_sound() -> Sound | None:
    """Both fields; the sound that came last, or None as long as there is none."""
    recording, choosing = st.columns(2)
    with recording:
        st.audio_input(
            f"Record, at most {LONGEST:.0f} seconds",
            key=_RECORDED,
            on_change=_take,
            args=(_RECORDED,),
        )
    with choosing:
        st.file_uploader(
            f"Or a WAV file, at most {LONGEST:.0f} seconds",
            type=["wav"],
            key=_FILE,
            on_change=_take,
            args=(_FILE,),
        )
    sound, name, wrong = st.session_state.get(_KEPT, (None, "", ""))
    if wrong:
        st.warning(wrong, icon=":material/draft:")
    elif sound is None:
        prose.info(
            "Record a sentence in English, or choose a file. It stays in this tab and is in no "
            "link. A browser lets pages record at https addresses and on this computer only.",
            icon=":material/mic:",
        )
    else:
        cut = ", the first 30 seconds" if sound.seconds >= LONGEST else ""
        st.caption(f"{name}: {real_text(sound.seconds, 1)}{SPACE}s{cut}")
    found: Sound | None = sound
    return found


def _take(key: str) -> None:
    """Keep the sound, not the widget's file: that goes when another page is opened."""
    file = st.session_state[key]
    if file is None:
        st.session_state.pop(_KEPT, None)
        return
    called = "Your recording" if key == _RECORDED else "Your file"
    try:
        st.session_state[_KEPT] = (read_wave(file.getvalue()), called, "")
    except NoSound as error:
        st.session_state[_KEPT] = (None, called, str(error))
