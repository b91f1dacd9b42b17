"""Sounds in which nobody speaks: what a speech model writes down all the same.

Measured on the sounds of `backend/sound/made.py`.

`python -m backend.analyses.application.no_speech` hears them anew, and writes it down.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.analyses.application import noise_ladder
from backend.analyses.application.hearing import (
    COUNT,
    Heard,
    is_caption,
    taken_for_silence,
    unspoken,
)
from backend.analyses.application.noise_ladder import MODEL
from backend.analyses.rows_file import write_rows
from backend.probability.auroc import Auroc, auroc
from backend.probability.proportion import Proportion
from backend.sound.made import BY_ID, MADE, Made
from backend.text.word_errors import words

MEASURED = Path(__file__).with_name("no_speech_measured.json")


@dataclass(frozen=True)
class Measured:
    """One sound.

    Attributes:
        written: what the model wrote down.
        bits: mean surprisal of its tokens.
        no_speech: what it gave the token for "no speech".
        forbidden: what it wrote down where brackets and the like were forbidden.
    """

    made: Made
    written: str
    bits: float
    no_speech: float
    forbidden: str

    @property
    def caption(self) -> bool:
        """Whether it is in brackets, as subtitles describe sounds."""
        return is_caption(self.written)

    @property
    def invented(self) -> bool:
        """Whether words are written as if they had been said, where brackets are forbidden."""
        return bool(words(self.forbidden))

    @property
    def dropped(self) -> bool:
        """Whether OpenAI's program would write nothing down."""
        return taken_for_silence(self.no_speech, self.bits)


@cache
def measured() -> tuple[Measured, ...]:
    """Every sound, in their order."""
    found = json.loads(MEASURED.read_text(encoding="utf-8"))["sounds"]
    return tuple(Measured(BY_ID[name], *values) for name, values in found.items())


def captions() -> Proportion:
    """For how many of them a caption in brackets is written."""
    return Proportion(sum(one.caption for one in measured()), len(measured()))


def invented() -> Proportion:
    """For how many of them words are written as if said, where brackets are forbidden."""
    return Proportion(sum(one.invented for one in measured()), len(measured()))


def usual_word() -> tuple[str, int]:
    """What is written most often where brackets are forbidden, and for how many sounds."""
    ((word, count),) = Counter(one.forbidden.lower() for one in measured()).most_common(1)
    return word, count


def dropped() -> Proportion:
    """How many OpenAI's rule takes for silence."""
    return Proportion(sum(one.dropped for one in measured()), len(measured()))


def dropped_speech() -> Proportion:
    """For how many of the spoken sentences, without noise, that rule would be wrong."""
    every = noise_ladder.on(None)
    lost = sum(taken_for_silence(one.no_speech, one.bits) for one in every)
    return Proportion(lost, len(every))


@cache
def told_by_no_speech() -> Auroc:
    """How well the token for "no speech" tells these sounds from sentences without noise."""
    return auroc(
        [one.no_speech for one in measured()], [one.no_speech for one in noise_ladder.on(None)]
    )


@cache
def told_by_sureness() -> Auroc:
    """The same of the mean surprisal of what is written."""
    return auroc([one.bits for one in measured()], [one.bits for one in noise_ladder.on(None)])


def main() -> int:
    """Let the model hear all of them. Returns the exit code."""
    from backend.models import load
    from backend.models.weights.provenance import provenance

    model = load(MODEL)
    weights = provenance(MODEL)
    assert weights is not None  # it has just been loaded
    sounds = [one.sound for one in MADE]
    free = map(Heard.of, model.transcripts(sounds, count=COUNT))
    forbidden = map(Heard.of, model.transcripts(sounds, count=COUNT, forbidden=unspoken()))
    rows = {}
    for made, one, other in zip(MADE, free, forbidden, strict=True):
        texts = [each.text(model.vocabulary) for each in (one, other)]
        rows[made.id] = [texts[0], round(one.bits, 5), round(one.no_speech, 5), texts[1]]
    write_rows(MEASURED, {"model": MODEL, "origin": weights.origin, "sounds": rows}, depth=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
