"""What this page keeps: what is written for a sound, the token after a beginning, all rungs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from backend.analyses.application import noise_ladder
from backend.analyses.application.hearing import COUNT, Heard, unspoken
from backend.analyses.application.noise_ladder import MODEL
from backend.probability.prediction import Prediction
from backend.sound.log_mel import log_mel
from backend.sound.sound import Sound
from components.results.shared import model
from components.results.store import remembered, resumable

Ids = tuple[int, ...]
Rungs = tuple[Heard, ...]


@remembered
def heard(sound: Sound, beginning: Ids) -> Heard:
    """What is written for a sound after a beginning."""
    (found,) = model(MODEL).transcripts([sound], beginning, count=COUNT)
    return Heard.of(found)


@remembered
def heard_without_brackets(sound: Sound, beginning: Ids) -> Heard:
    """The same where brackets and the like are forbidden, as programs for transcription do."""
    whole = model(MODEL).transcripts([sound], beginning, count=COUNT, forbidden=unspoken())
    return Heard.of(whole[0])


@remembered
def next_token(sound: Sound, ids: Ids) -> Prediction:
    """The distribution of the token that is written after these."""
    return Prediction.of(model(MODEL).heard_logits(sound, ids))


@resumable
def every_rung(known: Rungs | None, sound: Sound, beginning: Ids) -> Iterator[Rungs]:
    """What is written for a sound on every rung of noise."""
    return noise_ladder.climbing(model(MODEL), sound, beginning, known or ())


@remembered
def picture(sound: Sound) -> np.ndarray:
    """(mel channels, frames) of its own length, without the silence behind it."""
    (found,) = log_mel([sound])
    frames = max(1, -(-len(sound.pcm) // 320))  # 160 samples of two bytes each
    return found[:, :frames].copy()
