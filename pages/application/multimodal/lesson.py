"""The lesson of Multimodal: sound tokens, silence, noise, words that are made up."""

from backend.figures import (
    CaptionCount,
    Captions,
    CaptionsUnderNoise,
    Dropped,
    HowManyWrong,
    HowWellTold,
    Invented,
    MadeCount,
    MeanSureness,
    SentencesRight,
    SoundFrames,
    SoundTokens,
    SpokenCount,
    StillWords,
    WholeWords,
    WordsWrong,
    WrittenFor,
    WrongTold,
)
from components.frame.claim import claim
from components.frame.conditions import OwnValue
from components.frame.question import ANSWERS, Choice, Do, Number, Option, Step

LEARNED = claim(
    "A model that hears is a language model beside a sound. It predicts likely text. Where it "
    "hears too little it still writes words, so what is written is no proof of what was said."
)

_FEW, _MANY, _MOST = "Fewer than a quarter", "Between a quarter and three quarters", "Most of them"

LESSON = (
    Step(
        claim(
            "Whisper cuts thirty seconds into {frames} frames, then joins two into one vector. "
            "How many vectors does the text model get for a sound of two seconds?",
            frames=SoundFrames(),
        ),
        Number(
            SoundTokens(),
            "vectors",
            claim("After the sound there is silence, and silence is read as well."),
        ),
        claim(
            "{tokens}, always: the rest of the thirty seconds is filled with silence. They are "
            "sound tokens, though no vocabulary lists them.",
            tokens=SoundTokens(),
        ),
        "",
        cover=ANSWERS,
    ),
    Step(
        claim("Choose “Silence”. Think first: what should be written?"),
        Do(OwnValue("sound", "silence"), outline="sounds"),
        claim(
            "It writes {silence}, as if somebody had said so. A language model predicts likely "
            "text; that nothing was said has to be the likeliest first.",
            silence=WrittenFor("silence"),
        ),
        "",
        cover=(),
    ),
    Step(
        claim("Move the noise of any sound to zero decibels: as much noise as speech."),
        Do(OwnValue("noise", "0"), outline="noise_field"),
        claim(
            "Over {count} sentences, {rate} of the words are wrong with so much noise. Without "
            "noise it is {clean}.",
            count=SpokenCount(),
            rate=WordsWrong(0),
            clean=WordsWrong(None),
        ),
        "",
        cover=(),
    ),
    Step(
        claim(
            "Now about three times as much noise as speech. How many words are wrong over all "
            "sentences?"
        ),
        Choice(
            HowManyWrong(-5),
            (
                Option(
                    "few",
                    claim(_FEW),
                    claim("This model hardly understands any of it."),
                ),
                Option("many", claim(_MANY), claim("It is more: {rate}.", rate=WordsWrong(-5))),
                Option("most", claim(_MOST)),
            ),
        ),
        claim(
            "{rate} are wrong, counted over the words said; {right} sentences are right "
            "throughout.",
            rate=WordsWrong(-5),
            right=SentencesRight(-5),
        ),
        "",
        part="noise_ladder",
        cover=ANSWERS,
    ),
    Step(
        claim("And what does it write there, where it hears next to nothing?"),
        Choice(
            StillWords(-5),
            (
                Option("words", claim("Words, in sentences")),
                Option(
                    "letters",
                    claim("Broken words and letters"),
                    claim("It predicts text, and texts have words."),
                ),
            ),
        ),
        claim(
            "{whole} of the words it writes are ones that its vocabulary has whole: sentences, "
            "and not those that were said. With still more noise, {captions} answers are captions "
            "such as {water}.",
            whole=WholeWords(-5),
            captions=CaptionsUnderNoise(-10),
            water=WrittenFor("hiss"),
        ),
        "",
        part="noise_ladder",
        cover=ANSWERS,
    ),
    Step(
        claim(
            "{count} sounds hold no speech at all: silence, noise, tones. For how many does it "
            "write a caption in brackets, such as {hiss}?",
            count=MadeCount(),
            hiss=WrittenFor("hiss"),
        ),
        Number(
            CaptionCount(),
            "sounds",
            claim("It was trained on subtitles, which describe sounds in brackets."),
            within=0.15,
        ),
        claim(
            "{captions}. Programs forbid brackets: then it writes {words} for hiss, and words for "
            "{invented} sounds. OpenAI’s rule for silence drops {dropped}.",
            captions=Captions(),
            invented=Invented(),
            words=WrittenFor("hiss", forbidden=True),
            dropped=Dropped(),
        ),
        "",
        part="no_speech",
        cover=ANSWERS,
        check=True,
    ),
    Step(
        claim("Does the model’s own probability tell answers with a wrong word from right ones?"),
        Choice(
            HowWellTold(),
            (
                Option("well", claim("Well: wrong answers have less probable tokens")),
                Option(
                    "somewhat",
                    claim("Somewhat"),
                    claim("It is better than that on this set."),
                ),
                Option(
                    "hardly",
                    claim("Hardly better than chance"),
                    claim("It is far better than that on this set."),
                ),
            ),
        ),
        claim(
            "AUROC {told}, where chance has one half. The mean probability of a token falls from "
            "{clean} to {noisy}. A low one is a reason to listen again.",
            told=WrongTold(),
            clean=MeanSureness(None),
            noisy=MeanSureness(-5),
        ),
        "",
        part="noise_ladder",
        cover=ANSWERS,
        check=True,
    ),
)
