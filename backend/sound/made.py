"""Sounds without speech, made by formula: silence, noise, tones. The same samples every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from backend.sound.sound import RATE, Sound

SECONDS = 3.0
_COUNT = int(SECONDS * RATE)
_TIME = np.arange(_COUNT) / RATE  # seconds
_QUIET, _LOUD = 0.02, 0.2  # root mean squares


@dataclass(frozen=True)
class Made:
    """A sound that nobody spoke.

    Attributes:
        samples: gives (samples,) from about -1 to 1.
    """

    id: str
    label: str
    samples: Callable[[], np.ndarray]

    @property
    def sound(self) -> Sound:
        return Sound.of(self.samples())


def _noise(exponent: float, level: float, seed: int) -> np.ndarray:
    """Noise whose power falls with frequency to that power: 0 white, 1 pink, 2 brown."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(_COUNT))
    frequencies = np.fft.rfftfreq(_COUNT, 1 / RATE)
    weights = np.zeros(frequencies.size)
    audible = frequencies >= 20
    weights[audible] = frequencies[audible] ** (-exponent / 2)
    return _at(np.fft.irfft(spectrum * weights, _COUNT), level)


def _at(values: np.ndarray, level: float) -> np.ndarray:
    """The same at this root mean square."""
    return values * (level / np.sqrt(np.mean(values**2)))


def _tone(*frequencies: float) -> np.ndarray:
    """Sine waves of so many hertz together."""
    return _at(np.sum([np.sin(2 * np.pi * one * _TIME) for one in frequencies], axis=0), _LOUD)


def _every(seconds: float, part: float) -> np.ndarray:
    """1 for a part of each so many seconds, 0 else."""
    return ((_TIME % seconds) < part * seconds).astype(float)


def _sweep() -> np.ndarray:
    """From 100 to 4,000 hertz, an equal step of pitch in equal time."""
    growth = np.log(4_000 / 100)
    phase = 2 * np.pi * 100 * SECONDS / growth * (np.exp(growth * _TIME / SECONDS) - 1)
    return _at(np.sin(phase), _LOUD)


def _clicks() -> np.ndarray:
    values = np.zeros(_COUNT)
    values[RATE // 4 :: RATE // 2] = 0.9  # two a second
    return values


MADE = (
    Made("silence", "Silence", lambda: np.zeros(_COUNT)),
    Made("hiss", "Hiss", lambda: _noise(0, _LOUD, 1)),
    Made("quiet_hiss", "Quiet hiss", lambda: _noise(0, _QUIET, 2)),
    Made("pink", "Pink noise", lambda: _noise(1, _LOUD, 3)),
    Made("quiet_pink", "Quiet pink noise", lambda: _noise(1, _QUIET, 4)),
    Made("brown", "Brown noise", lambda: _noise(2, _LOUD, 5)),
    Made("bursts", "Bursts of noise", lambda: _noise(0, _LOUD, 6) * _every(1.0, 0.3)),
    Made("tone", "Tone", lambda: _tone(440)),
    Made("high_tone", "High tone", lambda: _tone(3_000)),
    Made("low_tone", "Low tone", lambda: _tone(110)),
    Made("chord", "Chord", lambda: _tone(262, 330, 392)),
    Made("dial_tone", "Dial tone", lambda: _tone(350, 440)),
    Made("hum", "Mains hum", lambda: _tone(50, 100, 150, 200)),
    Made("beeps", "Beeps", lambda: _tone(1_000) * _every(0.5, 0.4)),
    Made("sweep", "Rising tone", _sweep),
    Made("clicks", "Clicks", _clicks),
)  # fmt: skip
BY_ID = {one.id: one for one in MADE}
