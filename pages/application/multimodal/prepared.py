"""The sounds that the page offers, and the one that is on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from backend.analyses.application.noise_ladder import Rung
from backend.analyses.application.spoken import homophones, sentences
from backend.sound.made import BY_ID
from backend.sound.sound import Sound, with_noise

OWN = "own"
LABELS = {
    "speech": "Speech",
    "robot": "Robot voice",
    "homophones": "Homophones",
    "silence": "Silence",
    "hiss": "Hiss",
    "tone": "Tone",
    OWN: "Your own",
}
FIRST = "speech"

_SPOKEN = {"speech": "slt", "robot": "kal16"}  # by the first sentence of these voices


@dataclass(frozen=True)
class Chosen:
    """What is heard now.

    Attributes:
        clean: before noise is added.
        said: the words in it; empty: nobody speaks; None: nobody has told.
    """

    id: str
    clean: Sound
    said: str | None
    rung: Rung

    @property
    def label(self) -> str:
        return LABELS[self.id]

    @cached_property
    def sound(self) -> Sound:
        return with_noise(self.clean, self.rung)


def prepared(which: str) -> tuple[Sound, str]:
    """A sound that the page brings along, and what is said in it."""
    if which == "homophones":
        spoken = homophones()
    elif which in _SPOKEN:
        spoken = next(one for one in sentences() if one.voice == _SPOKEN[which])
    else:
        return BY_ID[which].sound, ""
    return spoken.sound, spoken.text
