"""Sentences that were spoken for this app by a free speech synthesiser, and the files with them.

python -m backend.analyses.application.spoken    speaks them anew; needs the program `flite`
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from backend.sound.sound import RATE, Sound
from backend.sound.wave_file import read_wave, write_wave

SENTENCES = Path(__file__).with_name("noise_ladder.json")
SOUNDS = Path(__file__).with_name("sounds")

# Words that sound alike and are spelled otherwise. Not in the set: it was chosen for that.
HOMOPHONES = ("My son looks at the sun.", "slt")

VOICES = {
    "slt": "woman, United States",
    "rms": "man, United States",
    "awb": "man, Scotland",
    "kal16": "robot",
}
_PAUSE = 0.3  # seconds of silence before and after


@dataclass(frozen=True)
class Spoken:
    """A sentence, who speaks it, and the name of its file."""

    text: str
    voice: str
    name: str

    @property
    def sound(self) -> Sound:
        return _read(self.name)


@cache
def sentences() -> tuple[Spoken, ...]:
    """The set, in its order."""
    voices = json.loads(SENTENCES.read_text(encoding="utf-8"))["voices"]
    return tuple(
        Spoken(text, voice, f"{voice}_{number}")
        for voice, texts in voices.items()
        for number, text in enumerate(texts, start=1)
    )


def homophones() -> Spoken:
    text, voice = HOMOPHONES
    return Spoken(text, voice, "homophones")


@cache
def _read(name: str) -> Sound:
    return read_wave((SOUNDS / f"{name}.wav").read_bytes())


def main() -> int:
    """Write every file. Returns the exit code."""
    SOUNDS.mkdir(exist_ok=True)
    pause = np.zeros(int(_PAUSE * RATE))
    for one in (*sentences(), homophones()):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "spoken.wav"
            subprocess.run(
                ["flite", "-voice", one.voice, "-t", one.text, "-o", str(file)], check=True
            )
            values = read_wave(file.read_bytes()).values
        with_pauses = Sound.of(np.concatenate([pause, values, pause]))
        (SOUNDS / f"{one.name}.wav").write_bytes(write_wave(with_pauses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
