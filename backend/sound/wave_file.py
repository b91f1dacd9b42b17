"""WAV files: what a browser records and what people have, as a sound, and a sound as a file."""

from __future__ import annotations

import io
import wave

import numpy as np

from backend.errors import LogitscopeError
from backend.sound.sound import LONGEST, RATE, Sound

_RATES = range(4_000, 192_001)
_WIDTHS = range(1, 5)  # bytes a sample
_UNSIGNED = 1  # byte a sample: WAV stores those alone as 0 to 255


class NoSound(LogitscopeError):
    """A file that cannot be heard here."""


def read_wave(data: bytes) -> Sound:
    """A WAV file's sound: its channels mixed into one, resampled to 16,000 a second.

    Raises:
        NoSound: no WAV file, a compressed one, or one without samples.
    """
    try:
        with wave.open(io.BytesIO(data)) as file:
            width, channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
            raw = file.readframes(file.getnframes())
    except (wave.Error, EOFError, ValueError, OverflowError, RuntimeError):
        raise NoSound("Use a WAV file with PCM samples. This is none, or it is damaged.") from None
    if rate not in _RATES or width not in _WIDTHS:
        raise NoSound("Use a WAV file with 4,000 to 192,000 samples a second, of up to 32 bits.")
    frame = width * channels
    kept = min(len(raw) // frame, int(LONGEST * rate)) * frame
    values = _values(raw[:kept], width).reshape(-1, channels).mean(axis=1)
    if not values.size:
        raise NoSound("Use another file. This one has no samples.")
    return Sound.of(resampled(values, rate))


def write_wave(sound: Sound) -> bytes:
    """A sound as a WAV file of one channel."""
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound.pcm)
    return data.getvalue()


def resampled(values: np.ndarray, rate: int) -> np.ndarray:
    """Samples at `RATE` a second. What only a higher rate can carry is left out, not folded down.

    The spectrum of the whole is cut or filled up with zeros, as `scipy.signal.resample` does.

    Args:
        values: (samples,).
        rate: of these, samples a second.
    """
    if rate == RATE:
        return values
    count = max(1, round(values.size * RATE / rate))
    spectrum = np.fft.rfft(values)[: count // 2 + 1]
    if min(count, values.size) % 2 == 0 and count != values.size:
        # the highest frequency of an even length stands for two, of which one is cut or added
        spectrum[min(count, values.size) // 2] *= 2 if count < values.size else 0.5
    return np.fft.irfft(spectrum, count) * (count / values.size)


def _values(raw: bytes, width: int) -> np.ndarray:
    """(samples,) float64 from -1 to 1."""
    if width == _UNSIGNED:
        return (np.frombuffer(raw, np.uint8).astype(np.float64) - 128) / 128
    # the bytes of each number at the upper end of four, so that its sign is where it belongs
    four = np.zeros((len(raw) // width, 4), np.uint8)
    four[:, 4 - width :] = np.frombuffer(raw, np.uint8).reshape(-1, width)
    return four.view("<i4")[:, 0].astype(np.float64) / 2**31
