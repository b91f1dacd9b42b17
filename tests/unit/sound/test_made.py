"""Sounds by formula are the same every time, and what they are called."""

from __future__ import annotations

import numpy as np
import pytest

from backend.sound.made import BY_ID, MADE, SECONDS, Made
from backend.sound.sound import RATE


def test_sixteen_different_ones() -> None:
    assert len(BY_ID) == len({one.label for one in MADE}) == 16
    assert len({one.sound for one in MADE}) == 16


@pytest.mark.parametrize("made", MADE, ids=lambda one: one.id)
def test_the_same_every_time_and_none_too_loud(made: Made) -> None:
    assert made.sound == made.sound
    assert made.sound.seconds == SECONDS
    assert np.abs(made.sound.values).max() <= 1


@pytest.mark.parametrize(
    ("name", "hertz"), [("tone", 440), ("high_tone", 3_000), ("low_tone", 110)]
)
def test_a_tone_has_its_pitch(name: str, hertz: int) -> None:
    spectrum = np.abs(np.fft.rfft(BY_ID[name].sound.values))
    assert spectrum.argmax() * RATE / BY_ID[name].sound.values.size == pytest.approx(hertz)


def test_silence_is_silent_and_brown_noise_is_darker_than_white() -> None:
    assert not BY_ID["silence"].sound.values.any()

    def low(name: str) -> float:
        power = np.abs(np.fft.rfft(BY_ID[name].sound.values)) ** 2
        return float(power[: power.size // 8].sum() / power.sum())

    assert low("hiss") < 0.2 < low("pink") < low("brown")
