"""What is heard: the sound to listen to, and the picture of it that Whisper reads."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application.noise_ladder import rung_text
from backend.models.networks.speech import SOUND_TOKENS
from backend.numbers import SPACE, count_text, real_text
from backend.sound.log_mel import FRAMES
from backend.sound.sound import LONGEST
from backend.sound.wave_file import write_wave
from components.charts.chart import chart
from pages.application.multimodal import results
from pages.application.multimodal.prepared import Chosen
from pages.application.multimodal.spectrogram_chart import spectrogram_figure


def draw(chosen: Chosen) -> None:
    """The player and the picture."""
    sound = chosen.sound
    st.audio(write_wave(sound), alt=f"{chosen.label}, {rung_text(chosen.rung)}")
    seconds = f"{real_text(sound.seconds, 1)}{SPACE}s"
    share = round(SOUND_TOKENS * sound.seconds / LONGEST)
    finding = f"{count_text(FRAMES)} frames become {count_text(SOUND_TOKENS)} sound tokens"
    chart(
        spectrogram_figure(
            results.picture(sound),
            f"{chosen.label}, {rung_text(chosen.rung)}: {seconds} of {LONGEST:.0f}{SPACE}s, "
            f"{count_text(share)} tokens; the rest is silence",
            finding=finding,
        ),
        key="spectrogram",
        alt=f"Spectrogram of {seconds} of sound, dark where it is loud. Whisper always reads "
        f"{LONGEST:.0f} seconds: {finding}.",
    )
