"""What exactly is computed on this page, in words."""

from __future__ import annotations

from backend.analyses.application.hearing import COUNT
from backend.analyses.application.noise_ladder import MODEL
from backend.models.weights.provenance import named
from backend.numbers import SPACE
from components.frame import prose
from pages.application.multimodal.beginning_field import LIMIT


def draw() -> None:
    """The model, the picture, the answer, the sounds, and the measures."""
    prose.markdown("\n\n".join([_model(), _PICTURE, _ANSWER, _SOUNDS, _NOISE, _MEASURES]))


def _model() -> str:
    return (
        f"**The model** is {named(MODEL)}, whichever one the side bar names (Radford et al. 2022). "
        "Its weights are the file that CTranslate2 uses, read into transformers’ Whisper: numbers "
        "of 16 bits become numbers of 32 bits without a change. A test compares its logits on a "
        "sentence with a plain pass of transformers, without a cache."
    )


_PICTURE = (
    "**The picture** (log-mel spectrogram), by transformers’ `WhisperFeatureExtractor`: windows of "
    "25 ms every 10 ms, the power in 80 mel channels, base-ten logarithm, at most 8 below the "
    "highest. Two convolutions make one vector of two frames, an encoder of four layers reads all "
    "1,500 of them, silence too. The decoder’s tokens attend to them. There is no list of sounds: "
    "a sound token is a vector of 384 components, not an entry of a vocabulary."
)
_ANSWER = (
    "**The answer** is the most likely token after every other (greedy), after the tokens "
    "`<|startoftranscript|>` and `<|notimestamps|>`, until the end token comes, at most "
    f"{COUNT}. Probabilities are the network’s own over its whole vocabulary at temperature 1; the "
    "temperature of the bars changes the bars only. Programs for transcription forbid some tokens, "
    "such as brackets, try again at a higher temperature, and drop answers. None of this is done "
    "here, but where it says “brackets forbidden”: those are the tokens that OpenAI’s program "
    "forbids, and the end token may come first. What the answer begins with has at most "
    f"{LIMIT} tokens. P(no speech) is the probability of `<|nocaptions|>` after the first token."
)
_SOUNDS = (
    "**The sounds.** The 32 sentences were written for this page, and spoken by four voices of the "
    "free synthesiser CMU Flite, before the model heard one; none was left out afterwards. The "
    "sounds without speech are made by formula, three seconds each. Recordings and files of yours "
    "become one channel of 16,000 samples a second; what follows after 30 seconds is left out."
)
_NOISE = (
    f"**Noise** is white and Gaussian, over the whole sound. At 0{SPACE}dB it has as much power as "
    f"the sound on average, pauses included; 10{SPACE}dB less is ten times the power. For one "
    "sound it is always the same noise, louder. Beside silence, noise is as loud as if somebody "
    "spoke."
)
_MEASURES = (
    "**Words wrong** (word error rate): words to change, leave out or put in, as few as possible, "
    "over the words said, in small letters without signs. It is over 100"
    f"{SPACE}% where more is made up than was said. Intervals are 95{SPACE}%: a percentile "
    "bootstrap over sentences (Davison and Hinkley 1997, section 5.3.1), Wilson’s for counts. "
    "**Mean probability** is the geometric mean over an answer’s tokens, the end token included. A "
    "written word counts as one that the vocabulary has whole if it is one token with the space "
    "before it, in small letters or with a capital. This finds most common words, not all."
)
