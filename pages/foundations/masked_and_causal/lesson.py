"""The lesson of Masked and autoregressive: what stands before a gap tells, and what behind it."""

from backend.figures import (
    FilledBlank,
    GapBest,
    GapProbability,
    Higher,
    Over,
    RightContextSaves,
    Surprisal,
)
from components.frame.claim import claim
from components.frame.conditions import AtPosition
from components.frame.question import ANSWERS, TEXT, Choice, Do, Option, Step, Word
from pages.foundations.masked_and_causal.texts import BARKED, DEFAULT, PARIS, SUN

_END = Surprisal(BARKED, 3, "both", digits=4)
_WORD = Surprisal(BARKED, 3, "both", whole_word=True, digits=1)

LEARNED = claim(
    "An autoregressive model has what stands before a gap, a masked one what stands on both "
    "sides. What right context saves, and what is only more training, a control tells apart."
)

LESSON = (
    Step(
        claim(
            "The text is hidden. It begins “I went to the ___”. Which word would you put into the "
            "gap?"
        ),
        Word(
            GapBest(DEFAULT, 4, "left"),
            claim("Many words fit there: the left context leaves it open."),
        ),
        claim(
            "The word that really stands there is ␣bank. Given the left context, it has a "
            "surprisal of {left} bits. With “to deposit my salary” on the right it is {both} bits.",
            left=Surprisal(DEFAULT, 4, "left"),
            both=Surprisal(DEFAULT, 4, "both"),
        ),
        DEFAULT,
        position=4,
        cover=(*ANSWERS, TEXT),
    ),
    Step(
        claim(
            "Now the last word is hidden: “I went to the bank to deposit my ___.” Only a full stop "
            "stands on its right. Does right context save more than one bit?"
        ),
        Choice(
            RightContextSaves(DEFAULT, 8),
            (
                Option(
                    "yes",
                    claim("Yes: two sides always tell more"),
                    claim("A full stop tells that the sentence ends, and little about its word."),
                ),
                Option("no", claim("No")),
            ),
        ),
        claim(
            "␣salary takes {control} bits in the control and {both} in the masked version. Both "
            "were trained on the same text; the control sees left context only. Their difference "
            "is the gain from right context.",
            control=Surprisal(DEFAULT, 8, "control"),
            both=Surprisal(DEFAULT, 8, "both"),
        ),
        DEFAULT,
        position=8,
        cover=(*ANSWERS, TEXT),
    ),
    Step(
        claim("Hide another word yourself: click ␣deposit in the strip of tokens."),
        Do(AtPosition(6), outline="sight_strips"),
        claim(
            "␣deposit takes {left} bits in the original network, {control} in the control, and "
            "{both} in the masked version: right context can also mislead.",
            left=Surprisal(DEFAULT, 6, "left"),
            control=Surprisal(DEFAULT, 6, "control"),
            both=Surprisal(DEFAULT, 6, "both"),
        ),
        DEFAULT,
        position=4,
        cover=(),
    ),
    Step(
        claim("“The capital of ___ is Paris.” Which reading gives ␣France more probability?"),
        Choice(
            Higher(
                GapProbability(PARIS, 3, " France", "left"),
                GapProbability(PARIS, 3, " France", "both"),
            ),
            (
                Option(
                    "first",
                    claim("The one that reads left context only"),
                    claim("Before the gap there is only “The capital of”."),
                ),
                Option("second", claim("The one that reads both sides")),
                Option(
                    "same",
                    claim("Both the same: they are one network"),
                    claim("The network is one; what it may see differs."),
                ),
            ),
        ),
        claim(
            "{left} from left context; over {both} with “is Paris” on the right. Type `___` "
            "anywhere for a gap of your own.",
            left=GapProbability(PARIS, 3, " France", "left"),
            both=Over(0.99, GapProbability(PARIS, 3, " France", "both", digits=4)),
        ),
        PARIS,
    ),
    Step(
        claim(
            "“␣barked” is two tokens, ␣bark and ed. What is harder to predict from both sides: "
            "“ed” alone, or the whole word?"
        ),
        Choice(
            Higher(_END, _WORD),
            (
                Option(
                    "first",
                    claim("“ed” alone"),
                    claim("Its other half still stands there."),
                ),
                Option("second", claim("The whole word")),
                Option(
                    "same",
                    claim("The same: it is one word"),
                    claim("The model sees tokens; one of the two is still there."),
                ),
            ),
        ),
        claim(
            "With ␣bark beside it, “ed” takes {alone} bits. With the whole word hidden it takes "
            "{whole}.",
            alone=_END,
            whole=_WORD,
        ),
        BARKED,
        position=3,
        check=True,
    ),
    Step(
        claim(
            "“The sun rises in the ___ and sets in the ___.” The masked reading fills both gaps, "
            "each without seeing the other’s word. What does it put into the second one?"
        ),
        Choice(
            FilledBlank(SUN, 1, "both"),
            (
                Option(
                    "␣west",
                    claim("␣west, since it puts ␣east into the first"),
                    claim("It does not know what it puts into the first."),
                ),
                Option("␣east", claim("␣east, in both")),
            ),
        ),
        claim(
            "The autoregressive reading writes its {first} first and goes on from it, so its "
            "second word is {second}.",
            first=FilledBlank(SUN, 0, "left"),
            second=FilledBlank(SUN, 1, "left"),
        ),
        SUN,
        position=10,
        check=True,
    ),
)
