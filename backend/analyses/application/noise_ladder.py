"""Speech under more and more noise: what is written down for it, rung by rung.

Measured on the sentences of `noise_ladder.json`, each on every rung.

`python -m backend.analyses.application.noise_ladder` hears the set anew, and writes it down.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from backend.analyses.application.hearing import COUNT, Heard, is_caption
from backend.analyses.application.spoken import Spoken, sentences
from backend.analyses.rows_file import write_rows
from backend.models.networks.readers import SpeechReader
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.auroc import Auroc, auroc
from backend.probability.proportion import Proportion
from backend.sound.sound import Sound, with_noise
from backend.text.word_errors import WordErrors, word_errors, words

MEASURED = Path(__file__).with_name("noise_ladder_measured.json")
MODEL: Final = "whisper"

# Decibels that the speech is above the noise; None is no noise.
Rung = int | None
RUNGS: tuple[Rung, ...] = (None, 20, 15, 10, 5, 0, -5, -10)

TOGETHER = 2  # rungs in one step: the first ones are there soon
_DRAWS, _SEED = 2_000, 1  # of the bootstrap

Ids = tuple[int, ...]


@dataclass(frozen=True)
class Measured:
    """A sentence of the set on one rung.

    Attributes:
        written: what the model wrote down.
        bits: mean surprisal of its tokens.
        no_speech: what it gave the token for "no speech".
        whole: how many of the words it wrote its vocabulary has whole, as one token.
    """

    spoken: Spoken
    rung: Rung
    written: str
    bits: float
    no_speech: float
    whole: int

    @property
    def errors(self) -> WordErrors:
        return word_errors(self.spoken.text, self.written)


@dataclass(frozen=True)
class Interval:
    """A number with its 95 % interval."""

    mean: float
    low: float
    high: float


def climbing(
    model: SpeechReader, sound: Sound, beginning: Ids = (), known: Sequence[Heard] = ()
) -> Iterator[tuple[Heard, ...]]:
    """What is written for a sound on every rung.

    Args:
        beginning: tokens that every answer begins with, written for the model.
        known: how far it has got, to go on from.

    Yields:
        All that is known after every few rungs, in the order of `RUNGS`.
    """
    found = list(known)
    while left := RUNGS[len(found) :]:
        noisy = [with_noise(sound, rung) for rung in left[:TOGETHER]]
        found += [Heard.of(one) for one in model.transcripts(noisy, beginning, count=COUNT)]
        yield tuple(found)


def rung_text(rung: Rung) -> str:
    """Such as "−5 dB"."""
    if rung is None:
        return "no noise"
    return f"{'−' if rung < 0 else ''}{abs(rung)}\N{NO-BREAK SPACE}dB"


@cache
def measured() -> tuple[Measured, ...]:
    """Every sentence on every rung, a sentence after the other."""
    found = json.loads(MEASURED.read_text(encoding="utf-8"))["sentences"]
    return tuple(
        Measured(spoken, rung, *values)
        for spoken in sentences()
        for rung, values in zip(RUNGS, found[spoken.name], strict=True)
    )


def origin() -> str:
    """The pinned identity of the weights that heard the set."""
    return str(json.loads(MEASURED.read_text(encoding="utf-8"))["origin"])


def on(rung: Rung, voice: str = "") -> list[Measured]:
    """The sentences on one rung, of one voice or of all."""
    return [one for one in measured() if one.rung == rung and voice in ("", one.spoken.voice)]


@cache
def words_wrong(rung: Rung, voice: str = "") -> Interval:
    """The word error rate over the sentences together."""
    every = [one.errors for one in on(rung, voice)]
    counts = np.array([(one.count, one.said) for one in every])

    def rate(chosen: np.ndarray) -> np.ndarray:
        wrong, said = np.moveaxis(counts[chosen].sum(axis=-2), -1, 0)
        return wrong / said

    return _interval(rate, len(every))


def all_right(rung: Rung, voice: str = "") -> Proportion:
    """In how many sentences no word is wrong."""
    every = on(rung, voice)
    return Proportion(sum(one.errors.count == 0 for one in every), len(every))


@cache
def mean_probability(rung: Rung) -> Interval:
    """How sure the model is: the geometric mean of its tokens' probabilities, over sentences."""
    sure = np.exp2([-one.bits for one in on(rung)])
    return _interval(lambda chosen: sure[chosen].mean(axis=-1), sure.size)


def whole_words(rung: Rung) -> Proportion:
    """How many of the words that are written are words: the vocabulary has them as one token."""
    every = on(rung)
    return Proportion(
        sum(one.whole for one in every), sum(len(words(one.written)) for one in every)
    )


def captions(rung: Rung) -> Proportion:
    """For how many sentences a caption in brackets is written, as for a sound without speech."""
    every = on(rung)
    return Proportion(sum(is_caption(one.written) for one in every), len(every))


@cache
def told_by_sureness() -> Auroc:
    """How well the mean surprisal tells answers with a wrong word from those without, all rungs."""
    wrong = [one.bits for one in measured() if one.errors.count]
    right = [one.bits for one in measured() if not one.errors.count]
    return auroc(wrong, right)


def _interval(statistic: Callable[[np.ndarray], Any], count: int) -> Interval:
    """With a percentile bootstrap over sentences (Davison and Hinkley 1997, 5.3).

    Args:
        statistic: of (..., count) places of sentences, (...).
    """
    drawn = np.random.default_rng(_SEED).integers(count, size=(_DRAWS, count))
    low, high = np.quantile(statistic(drawn), (0.025, 0.975))
    return Interval(float(statistic(np.arange(count))), float(low), float(high))


def count_whole(vocabulary: Vocabulary, text: str) -> int:
    """How many words of a text the vocabulary has as one token, with the space before them."""
    spelled = [f" {one}" for one in words(text)]
    capitals = [f" {one.capitalize()}" for one in words(text)]
    each = zip(vocabulary.encode_each(spelled), vocabulary.encode_each(capitals), strict=True)
    return sum(1 in (len(small), len(large)) for small, large in each)


def main() -> int:
    """Let the model hear the whole set. Returns the exit code."""
    from backend.models import load
    from backend.models.weights.provenance import provenance

    model = load(MODEL)
    weights = provenance(MODEL)
    assert weights is not None  # it has just been loaded
    lines: dict[str, list[list[str | float]]] = {}
    for spoken in sentences():
        noisy = [with_noise(spoken.sound, rung) for rung in RUNGS]
        rows = lines[spoken.name] = []
        for one in model.transcripts(noisy, count=COUNT):
            heard = Heard.of(one)
            text = heard.text(model.vocabulary)
            whole = count_whole(model.vocabulary, text)
            rows.append([text, round(heard.bits, 5), round(heard.no_speech, 5), whole])
    write_rows(MEASURED, {"model": MODEL, "origin": weights.origin, "sentences": lines}, depth=3)
    return 0


if __name__ == "__main__":
    sys.exit(main())
