"""WAV files of every kind become one channel at 16,000 samples a second, or a clear refusal."""

from __future__ import annotations

import io
import wave

import numpy as np
import pytest
from scipy.signal import resample

from backend.sound.sound import LONGEST, RATE, Sound
from backend.sound.wave_file import NoSound, read_wave, resampled, write_wave

VALUES = 0.4 * np.sin(2 * np.pi * 300 * np.arange(RATE // 2) / RATE)


def written(values: np.ndarray, rate: int = RATE, width: int = 2, channels: int = 1) -> bytes:
    """A WAV file; the second channel, if there is one, is silent."""
    frames = np.zeros((values.size, channels))
    frames[:, 0] = values
    if width == 1:
        raw = np.rint(frames * 127 + 128).astype(np.uint8).tobytes()
    else:
        four = np.rint(frames * (2**31 - 1)).astype("<i4").reshape(-1, 1).view(np.uint8)
        raw = four[:, 4 - width :].tobytes()
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(raw)
    return data.getvalue()


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_samples_of_any_width(width: int) -> None:
    found = read_wave(written(VALUES, width=width)).values
    np.testing.assert_allclose(found, VALUES, atol=0.01 if width == 1 else 1e-4)


def test_channels_are_mixed() -> None:
    found = read_wave(written(VALUES, channels=2)).values
    np.testing.assert_allclose(found, VALUES / 2, atol=1e-4)


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000])
def test_another_rate_keeps_the_tone(rate: int) -> None:
    time = np.arange(rate // 2) / rate
    found = read_wave(written(0.4 * np.sin(2 * np.pi * 300 * time), rate=rate)).values
    assert found.size == pytest.approx(RATE / 2, abs=1)
    np.testing.assert_allclose(found[2_000:6_000], VALUES[2_000:6_000], atol=0.01)


@pytest.mark.parametrize(("count", "rate"), [(8_000, 48_000), (8_001, 44_100), (500, 8_000)])
def test_resampling_is_that_of_scipy(count: int, rate: int) -> None:
    values = np.random.default_rng(3).standard_normal(count)
    expected = resample(values, round(count * RATE / rate))
    np.testing.assert_allclose(resampled(values, rate), expected, atol=1e-12)


def test_a_sound_goes_through_a_file() -> None:
    sound = Sound.of(VALUES)
    assert read_wave(write_wave(sound)) == sound


def test_a_long_file_is_cut() -> None:
    assert read_wave(written(np.zeros(8_000 * 40), rate=8_000, width=1)).seconds == LONGEST


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        b"no wave file at all, but long enough to be one" * 9,
        written(VALUES)[:30],
        written(np.zeros(0)),
        written(VALUES, rate=1),
        written(VALUES).replace(b"\x01\x00\x01\x00", b"\x55\x00\x01\x00", 1),  # compressed
        written(VALUES).replace(b"\x01\x00\x01\x00", b"\x01\x00\x00\x00", 1),  # no channel
    ],
)
def test_what_cannot_be_heard_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(NoSound, match=r"^Use "):
        read_wave(data)
