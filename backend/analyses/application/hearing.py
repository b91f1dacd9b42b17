"""What a speech model writes down for a sound, and how sure it is of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backend.models.networks.vocabulary import Vocabulary
from backend.text.generated_text import written_text

COUNT = 32  # tokens of an answer at most

# OpenAI's program takes a sound for silence where both hold (`whisper/transcribe.py`, defaults).
NO_SPEECH_OVER = 0.6
MEAN_LOG_BELOW = -1.0  # natural logarithm

Ids = tuple[int, ...]


def unspoken() -> Ids:
    """Tokens that OpenAI's program forbids: brackets and other signs that nobody speaks."""
    from transformers.models.whisper.configuration_whisper import NON_SPEECH_TOKENS

    return tuple(NON_SPEECH_TOKENS)


@dataclass(frozen=True)
class Heard:
    """The most likely token after every other, until the end token came.

    Attributes:
        ids: without the end token.
        probabilities: of each, at temperature 1; where the answer has ended, of the end token too.
        no_speech: the probability of the token for "no speech" in the place of the first one.
        ended: it has come to its end.
    """

    ids: Ids
    probabilities: tuple[float, ...]
    no_speech: float
    ended: bool

    @classmethod
    def of(cls, found: np.ndarray) -> Heard:
        """From what `SpeechReader.transcripts` gives for a sound."""
        no_speech, ended = found[0]
        ids = tuple(int(one) for one in found[1:, 0])
        return cls(
            ids[:-1] if ended else ids,
            tuple(float(one) for one in found[1:, 1]),
            float(no_speech),
            bool(ended),
        )

    @property
    def bits(self) -> float:
        """Mean surprisal of its tokens, the end token's too."""
        return float(-np.log2(self.probabilities).mean())

    @property
    def least_sure(self) -> int:
        """The place of the least probable token; 0 where nothing was written."""
        written = self.probabilities[: len(self.ids)]
        return int(np.argmin(written)) if written else 0

    def text(self, vocabulary: Vocabulary, beginning: Ids = ()) -> str:
        return written_text(vocabulary, (*beginning, *self.ids)).text.strip()


def is_caption(text: str) -> bool:
    """Whether it is in brackets, as subtitles describe sounds."""
    return text.startswith(("(", "["))


def taken_for_silence(no_speech: float, bits: float) -> bool:
    """Whether OpenAI's program would write nothing down.

    Args:
        bits: mean surprisal of the answer's tokens.
    """
    return no_speech > NO_SPEECH_OVER and -bits * float(np.log(2)) < MEAN_LOG_BELOW
