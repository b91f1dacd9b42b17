"""A sound as a value: samples of one channel, 16,000 a second. Knows no files and no models."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

import numpy as np

RATE = 16_000  # samples a second
LONGEST = 30.0  # seconds; what is longer is cut

_FULL = 32_767  # the largest sample of 16 bits
_REFERENCE = (
    0.05  # root mean square of speech that is not quiet; noise is set against it in silence
)
_SILENT = 1e-4  # a root mean square below it is silence


@dataclass(frozen=True)
class Sound:
    """Attributes:
    pcm: 16-bit samples, little-endian, at most `LONGEST` seconds of them.
    """

    pcm: bytes

    @classmethod
    def of(cls, values: np.ndarray) -> Sound:
        """From samples, of which those beyond `LONGEST` seconds are left out.

        Args:
            values: (samples,) from -1 to 1; louder ones are made quieter all together, not cut off.
        """
        kept = np.asarray(values, dtype=np.float64)[: int(LONGEST * RATE)]
        loudest = max(1.0, float(np.abs(kept).max(initial=0.0)))
        return cls(np.rint(kept / loudest * _FULL).astype("<i2").tobytes())

    @classmethod
    def from_text(cls, text: str) -> Sound:
        """From what `text` gave. Raises ValueError for other texts."""
        return cls(base64.b64decode(text, validate=True))

    @property
    def text(self) -> str:
        """The samples as letters and digits, for what can only carry a text."""
        return base64.b64encode(self.pcm).decode()

    @property
    def values(self) -> np.ndarray:
        """(samples,) float32 from -1 to 1."""
        return np.frombuffer(self.pcm, dtype="<i2").astype(np.float32) / _FULL

    @property
    def seconds(self) -> float:
        return len(self.pcm) / 2 / RATE

    @property
    def digest(self) -> str:
        """The SHA-256 sum of its samples."""
        return hashlib.sha256(self.pcm).hexdigest()


def with_noise(sound: Sound, decibels: float | None) -> Sound:
    """The sound under white noise: for one sound always the same noise, louder or less loud.

    Args:
        decibels: how much more power the sound has than the noise, over its whole length; of
            silence, how much more ordinary speech would have. None: no noise.
    """
    if decibels is None:
        return sound
    values = sound.values.astype(np.float64)
    power = float(np.mean(values**2)) if values.size else 0.0
    loud = np.sqrt(power) if power > _SILENT**2 else _REFERENCE
    noise = np.random.default_rng(int(sound.digest[:8], 16)).standard_normal(values.size)
    return Sound.of(values + noise * loud * 10 ** (-decibels / 20))
