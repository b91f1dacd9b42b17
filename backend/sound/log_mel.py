"""The picture of a sound that Whisper reads: its power in 80 bands, a hundred times a second."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from backend.sound.sound import RATE, Sound

BANDS = 80
FRAMES = 3_000  # of 10 ms each: always thirty seconds, silent after a sound's end
FRAMES_A_SECOND = 100


def log_mel(sounds: Sequence[Sound]) -> np.ndarray:
    """(sounds, BANDS, FRAMES) float32, by transformers.

    The base-ten logarithm of the power in bands that are equally wide to the ear (mel), of which
    what lies more than 8 below the highest is raised to that; then (x + 4) / 4.
    """
    found: np.ndarray = _extractor()(
        [one.values for one in sounds], sampling_rate=RATE, return_tensors="np"
    )["input_features"]
    return found


@cache
def _extractor() -> Any:
    from transformers import WhisperFeatureExtractor

    return WhisperFeatureExtractor(feature_size=BANDS)
