"""Figures of speech under noise, and of sounds in which nobody speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.analyses.application import no_speech, noise_ladder
from backend.analyses.application.spoken import sentences
from backend.figures.figure import Models
from backend.figures.of_application import auroc_text, proportion_text
from backend.models.networks.speech import SOUND_TOKENS
from backend.numbers import SPACE, count_text, percent_text
from backend.sound.log_mel import FRAMES
from backend.sound.made import MADE

if TYPE_CHECKING:
    from backend.analyses.application.noise_ladder import Interval, Rung


@dataclass(frozen=True)
class SpokenCount:
    """How many sentences are in the set."""

    def computed(self, _: Models) -> str:
        return count_text(len(sentences()))


@dataclass(frozen=True)
class MadeCount:
    """How many sounds without speech are in the set."""

    def computed(self, _: Models) -> str:
        return count_text(len(MADE))


@dataclass(frozen=True)
class SoundFrames:
    """How many frames of sound Whisper reads."""

    def computed(self, _: Models) -> str:
        return count_text(FRAMES)


@dataclass(frozen=True)
class SoundTokens:
    """How many vectors they become."""

    def computed(self, _: Models) -> str:
        return count_text(SOUND_TOKENS)


@dataclass(frozen=True)
class WordsWrong:
    """Word error rate over the sentences, with its interval.

    Attributes:
        decibels: that the speech is above the noise; None: no noise.
        voice: whose; empty: all.
    """

    decibels: Rung
    voice: str = ""

    def computed(self, _: Models) -> str:
        return rate_text(noise_ladder.words_wrong(self.decibels, self.voice))


@dataclass(frozen=True)
class HowManyWrong:
    """The same in a word: "few" is under a quarter, "most" over three quarters, else "many"."""

    decibels: Rung

    def computed(self, _: Models) -> str:
        rate = noise_ladder.words_wrong(self.decibels).mean
        return "few" if rate < 1 / 4 else "most" if rate > 3 / 4 else "many"


@dataclass(frozen=True)
class SentencesRight:
    """In how many sentences no word is wrong."""

    decibels: Rung

    def computed(self, _: Models) -> str:
        return proportion_text(noise_ladder.all_right(self.decibels))


@dataclass(frozen=True)
class WholeWords:
    """How many of the words that are written the vocabulary has as one token."""

    decibels: Rung

    def computed(self, _: Models) -> str:
        return proportion_text(noise_ladder.whole_words(self.decibels))


@dataclass(frozen=True)
class StillWords:
    """Whether what is written is words: "words" where over three quarters are, else "letters"."""

    decibels: Rung

    def computed(self, _: Models) -> str:
        return "words" if noise_ladder.whole_words(self.decibels).share > 3 / 4 else "letters"


@dataclass(frozen=True)
class CaptionsUnderNoise:
    """For how many sentences a caption in brackets is written."""

    decibels: Rung

    def computed(self, _: Models) -> str:
        return proportion_text(noise_ladder.captions(self.decibels))


@dataclass(frozen=True)
class MeanSureness:
    """The mean probability of a token of an answer, with its interval."""

    decibels: Rung

    def computed(self, _: Models) -> str:
        return rate_text(noise_ladder.mean_probability(self.decibels))


@dataclass(frozen=True)
class WrongTold:
    """How well the mean surprisal of an answer tells those with a wrong word from the others."""

    def computed(self, _: Models) -> str:
        return auroc_text(noise_ladder.told_by_sureness())


@dataclass(frozen=True)
class HowWellTold:
    """The same in a word: "well" is over 0.8, "hardly" under 0.6, else "somewhat"."""

    def computed(self, _: Models) -> str:
        area = noise_ladder.told_by_sureness().area
        return "well" if area > 0.8 else "hardly" if area < 0.6 else "somewhat"


@dataclass(frozen=True)
class Captions:
    """For how many sounds without speech a caption in brackets is written."""

    def computed(self, _: Models) -> str:
        return proportion_text(no_speech.captions())


@dataclass(frozen=True)
class CaptionCount:
    """The same as a count alone."""

    def computed(self, _: Models) -> str:
        return count_text(no_speech.captions().hits)


@dataclass(frozen=True)
class Invented:
    """For how many of them words are written as if they were said, where brackets are forbidden."""

    def computed(self, _: Models) -> str:
        return proportion_text(no_speech.invented())


@dataclass(frozen=True)
class WrittenFor:
    """What is written for a sound without speech.

    Attributes:
        made: its id.
        forbidden: brackets and the like are.
    """

    made: str
    forbidden: bool = False

    def computed(self, _: Models) -> str:
        (found,) = [one for one in no_speech.measured() if one.made.id == self.made]
        text = found.forbidden if self.forbidden else found.written
        return f"“{text}”" if text else "nothing"


@dataclass(frozen=True)
class SilenceTold:
    """How well the token for "no speech" tells such sounds from speech."""

    def computed(self, _: Models) -> str:
        return auroc_text(no_speech.told_by_no_speech())


@dataclass(frozen=True)
class Dropped:
    """For how many such sounds OpenAI's program would write nothing."""

    def computed(self, _: Models) -> str:
        return proportion_text(no_speech.dropped())


def rate_text(found: Interval) -> str:
    """Such as "20 % (14 % to 27 %)"; a word error rate can be over 100 %."""
    low, high = (share_text(one) for one in (found.low, found.high))
    return f"{share_text(found.mean)} ({low} to {high})"


def share_text(rate: float) -> str:
    """In percent, also over 100 %."""
    return percent_text(rate, 2) if rate < 0.995 else f"{count_text(100 * rate)}{SPACE}%"
