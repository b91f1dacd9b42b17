"""Whisper: a sound becomes 1,500 vectors, and a text is predicted token by token beside them."""

from backend.figures import (
    Dropped,
    SilenceTold,
    SoundFrames,
    SoundTokens,
    SpokenCount,
    WordsWrong,
)
from components.frame.claim import claim
from components.frame.page_card import PageCard, Term
from pages.application.multimodal.lesson import LEARNED, LESSON

PAGE = PageCard(
    __name__,
    title="Multimodal",
    icon="hearing",
    heading="What it hears",
    does=(
        "let Whisper hear speech, silence, noise or your own recording; add noise and see the "
        "written answer change; look at the next token’s bars, and write the beginning for it"
    ),
    about=claim(
        "A sound becomes {frames} frames and {tokens} vectors. Beside them, a model predicts text "
        "token by token.",
        frames=SoundFrames(),
        tokens=SoundTokens(),
    ),
    models=("whisper",),
    lesson=LESSON,
    learned=LEARNED,
    own=("sound", "noise", "heard_token", "heard_begins", "was_said"),
    public=("sound", "noise", "heard_token"),
    terms=(
        Term(
            "Multimodal model",
            claim(
                "A model that reads or produces more than one kind of data, such as text and "
                "images. Whisper reads sound and writes text."
            ),
            "a sound and what is written for it",
        ),
        Term(
            "Spectrogram",
            claim(
                "A picture of a sound: which frequencies are how loud at which time. Whisper reads "
                "one of {frames} frames, whatever it is given.",
                frames=SoundFrames(),
            ),
            "the picture of a spoken sentence",
            {"sound": "homophones"},
        ),
        Term(
            "Word error rate",
            claim(
                "Words that are changed, left out or put in, over the words that were said. "
                "Over {count} sentences without noise it is {rate} here.",
                count=SpokenCount(),
                rate=WordsWrong(None),
            ),
            "how it grows with noise",
            {"part": "noise_ladder"},
        ),
        Term(
            "Signal-to-noise ratio",
            claim(
                "How much more power a signal has than the noise over it, in decibels. Zero is as "
                "much of both; ten more is ten times the power."
            ),
            "a sentence with as much noise as speech",
            {"noise": "0"},
        ),
        Term(
            "Homophones",
            claim(
                "Words that sound the same and are spelled differently. A sound alone cannot tell "
                "them apart; the text before and the rest of the sentence can."
            ),
            "a sentence with two of them",
            {"sound": "homophones"},
        ),
        Term(
            "No-speech probability",
            claim(
                "What Whisper gives a token that stands for “nobody speaks”. It tells sounds "
                "without speech from sentences with an AUROC of {told}; OpenAI’s rule with it and "
                "a second condition drops {dropped}.",
                told=SilenceTold(),
                dropped=Dropped(),
            ),
            "sounds in which nobody speaks",
            {"part": "no_speech"},
        ),
    ),
)
