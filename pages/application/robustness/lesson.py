"""The lesson of Robustness: a space, swapped letters, means of a set, five wordings."""

from backend.figures import (
    ChangeBits,
    HowFar,
    LargestChange,
    MeanChangeBits,
    MostOutcome,
    OutcomeCount,
    Probability,
    PromptCount,
    SameFactCount,
    TokenCount,
)
from components.frame.claim import claim
from components.frame.conditions import OwnValue
from components.frame.question import ANSWERS, DEPTH, Choice, Do, Number, Option, Step
from pages.application.robustness.texts import CAPITAL

_SPACE = f"{CAPITAL} "

LEARNED = claim(
    "A model reads tokens, so a sign that people overlook can change everything, and a hint that "
    "people would heed hardly anything. One right answer shows little: ask in other wordings."
)

LESSON = (
    Step(
        claim(
            "One space is added at the end of “The capital of France is”. How far does it move the "
            "distribution of the next token?"
        ),
        Choice(
            HowFar(CAPITAL, "space"),
            (
                Option(
                    "little",
                    claim("Hardly at all: the meaning stays"),
                    claim("The space is a token of its own, and words begin with theirs."),
                ),
                Option(
                    "some",
                    claim("Some way: about half of a bit"),
                    claim("It is more: both distributions have next to nothing in common."),
                ),
                Option("much", claim("Nearly as far as possible: one bit")),
            ),
        ),
        claim(
            "{bits} of one bit. “␣Paris” falls from {before} to {after}.",
            bits=ChangeBits(CAPITAL, "space"),
            before=Probability(CAPITAL, " Paris"),
            after=Probability(_SPACE, " Paris"),
        ),
        CAPITAL,
    ),
    Step(
        claim(
            "Two letters are swapped: “␣cpaital” instead of “␣capital”. The right word is {one} "
            "token. How many is the wrong one?",
            one=TokenCount(" capital"),
        ),
        Number(
            TokenCount(" cpaital"),
            "tokens",
            claim("Choose “Two letters swapped” and count the circled tokens."),
        ),
        claim(
            "{count} tokens, none of which is the word. On this prompt the typo moves the "
            "distribution by {bits} of one bit.",
            count=TokenCount(" cpaital"),
            bits=ChangeBits(CAPITAL, "swapped"),
        ),
        CAPITAL,
    ),
    Step(
        claim("Choose “Quotation mark” among the changes: one is set before the prompt."),
        Do(OwnValue("change", "quotation_mark"), outline="changes"),
        claim(
            "{bits} of one bit: one token more, but far from the end. Outlines and bars are nearly "
            "the same.",
            bits=ChangeBits(CAPITAL, "quotation_mark"),
        ),
        CAPITAL,
        cover=(),
    ),
    Step(
        claim(
            "Over {count} prompts, which of these changes moves the next token most?",
            count=PromptCount(),
        ),
        Choice(
            LargestChange(("space", "swapped", "quotation_mark")),
            (
                Option(
                    "swapped",
                    claim("Two letters swapped in the word that counts"),
                    claim(
                        "{mean} bits on average: much, but often the rest of the prompt is enough.",
                        mean=MeanChangeBits("swapped"),
                    ),
                ),
                Option("space", claim("A space at the end")),
                Option(
                    "quotation_mark",
                    claim("A quotation mark before it"),
                    claim(
                        "Only {mean} bits on average.",
                        mean=MeanChangeBits("quotation_mark"),
                    ),
                ),
            ),
        ),
        claim(
            "A space {space}, swapped letters {swapped}, a quotation mark {mark} bits, with "
            "intervals in brackets.",
            space=MeanChangeBits("space"),
            swapped=MeanChangeBits("swapped"),
            mark=MeanChangeBits("quotation_mark"),
        ),
        CAPITAL,
        part="all_changes",
        cover=(DEPTH,),
    ),
    Step(
        claim("And which of these three moves it most, on average?"),
        Choice(
            LargestChange(("misleading", "comma", "expert")),
            (
                Option(
                    "misleading",
                    claim("“The next sentence is false.” before it"),
                    claim(
                        "A person would change the answer. The model hardly does: {mean} bits.",
                        mean=MeanChangeBits("misleading"),
                    ),
                ),
                Option(
                    "expert",
                    claim("“I am an expert.” before it"),
                    claim("Only {mean} bits on average.", mean=MeanChangeBits("expert")),
                ),
                Option("comma", claim("A comma at the end")),
            ),
        ),
        claim(
            "The comma {comma}; “The next sentence is false.” {misleading}; “I am an expert.” "
            "{expert} bits. The model heeds the last sign more than the sense.",
            comma=MeanChangeBits("comma"),
            misleading=MeanChangeBits("misleading"),
            expert=MeanChangeBits("expert"),
        ),
        CAPITAL,
        part="all_changes",
        cover=(DEPTH,),
        check=True,
    ),
    Step(
        claim(
            "Each of {count} school-book facts is asked for in five wordings. How do most facts "
            "come out?",
            count=SameFactCount(),
        ),
        Choice(
            MostOutcome(),
            (
                Option(
                    "all",
                    claim("Right in all five"),
                    claim(
                        "Only {found} come out so. One right answer may be luck of the wording.",
                        found=OutcomeCount("all"),
                    ),
                ),
                Option("mixed", claim("Mixed: right in some, wrong in others")),
                Option(
                    "none",
                    claim("Wrong in all five"),
                    claim(
                        "Only {found} come out so. A wrong answer may be due to the wording.",
                        found=OutcomeCount("none"),
                    ),
                ),
            ),
        ),
        claim(
            "All right {all}, mixed {mixed}, none {none}.",
            all=OutcomeCount("all"),
            mixed=OutcomeCount("mixed"),
            none=OutcomeCount("none"),
        ),
        CAPITAL,
        part="same_fact",
        cover=(*ANSWERS,),
        check=True,
    ),
)
