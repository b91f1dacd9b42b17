"""The lesson of Prompting: examples against words, what they don't bring, thresholds, order."""

from backend.figures import (
    BetterTaught,
    CalledPositive,
    InstructedTogether,
    LabelAuroc,
    LeastTaught,
    MostlyCalled,
    RuleKept,
    RuleShare,
    SortedRightly,
    TaughtAnswer,
    TaughtRight,
    TaughtShare,
    TaughtTogether,
    WhatIsWrong,
)
from components.frame.claim import claim
from components.frame.conditions import OwnValue
from components.frame.question import ANSWERS, DEPTH, Choice, Do, Option, Step
from pages.application.prompting.texts import HELP

_WORDING = "It was"

LEARNED = claim(
    "One model does many tasks, as the prompt says. A few examples often say it better than words. "
    "They show which task is meant, and do not bring what the model lacks."
)

LESSON = (
    Step(
        claim(
            "The task is the past tense. With no demonstration, the prompt is “help ->” and "
            "nothing else. How many of the held-out verbs come out right?"
        ),
        Choice(
            TaughtShare("past", 0),
            (
                Option("hardly any", claim("Hardly any")),
                Option(
                    "some",
                    claim("Some"),
                    claim("Nothing in the prompt says what the arrow means."),
                ),
                Option(
                    "most",
                    claim("Most"),
                    claim("The model may know the forms, but nothing says that they are wanted."),
                ),
            ),
        ),
        claim(
            "{none}. After two demonstrations it is {two}, over four samples of them.",
            none=TaughtRight("past", 0),
            two=TaughtRight("past", 2),
        ),
        HELP,
    ),
    Step(
        claim("Move the slider “Demonstrations” to eight."),
        Do(OwnValue("shots", "8"), outline="shots_place"),
        claim(
            "The right answer went from {none} with no demonstration to {eight} with eight. Eight "
            "lines of text did it: no parameter was changed.",
            none=TaughtAnswer("past", HELP, 0),
            eight=TaughtAnswer("past", HELP, 8),
        ),
        HELP,
        cover=(),
    ),
    Step(
        claim(
            "What brings more right answers: the instruction in words, such as “Write the past "
            "tense of the verb.”, or four demonstrations without a word?"
        ),
        Choice(
            BetterTaught(4),
            (
                Option(
                    "instruction",
                    claim("The instruction"),
                    claim("To this small model it hardly says what should follow the arrow."),
                ),
                Option("demonstrations", claim("Four demonstrations")),
            ),
        ),
        claim(
            "The instruction alone: {said}. Four demonstrations: {shown}. Both over all tasks but "
            "French and addition.",
            said=InstructedTogether(),
            shown=TaughtTogether(4),
        ),
        HELP,
        part="all_tasks",
        cover=(DEPTH,),
    ),
    Step(
        claim("Which of these does the model fail at, even after sixteen demonstrations?"),
        Choice(
            LeastTaught(("plural", "kind", "french"), 16),
            (
                Option(
                    "plural",
                    claim("The plural of a noun"),
                    claim("It comes out right: {count}.", count=TaughtRight("plural", 16)),
                ),
                Option(
                    "kind",
                    claim("Whether a thing is an animal, a fruit, a tool or a color"),
                    claim("It comes out right: {count}.", count=TaughtRight("kind", 16)),
                ),
                Option("french", claim("The French word for an English one")),
            ),
        ),
        claim(
            "French: {count}. Many answers begin to look French, and few are right. Examples "
            "show what is wanted; what the model lacks they do not bring.",
            count=TaughtRight("french", 16),
        ),
        HELP,
        part="all_tasks",
        cover=(DEPTH,),
    ),
    Step(
        claim(
            "Reviews are continued with “It was”. Where “great” is more probable than “terrible”, "
            "they are called positive. {right} are right. What is wrong?",
            right=SortedRightly(_WORDING),
        ),
        Choice(
            WhatIsWrong(_WORDING),
            (
                Option(
                    "order",
                    claim("The model can’t tell good reviews from bad ones"),
                    claim(
                        "It puts nearly all good ones above the bad ones: AUROC {area}.",
                        area=LabelAuroc(_WORDING),
                    ),
                ),
                Option("threshold", claim("Only the threshold")),
            ),
        ),
        claim(
            "AUROC is {area}: the reviews stand in order. But “great” is so usual after “It was” "
            "that zero is the wrong threshold. Drag it and see.",
            area=LabelAuroc(_WORDING),
        ),
        HELP,
        part="classifier",
        cover=(DEPTH,),
    ),
    Step(
        claim(
            "Three negative reviews are shown with their label, then a positive one. What are most "
            "of the reviews after them called?"
        ),
        Choice(
            MostlyCalled("NNNP"),
            (
                Option("positive", claim("Positive, as the last one")),
                Option(
                    "negative",
                    claim("Negative, as most of them"),
                    claim("What stands last counts for more than what is frequent here."),
                ),
            ),
        ),
        claim(
            "{last} are called positive, and {other} after three positive and one negative. Half "
            "of them are.",
            last=CalledPositive("NNNP"),
            other=CalledPositive("PPPN"),
        ),
        HELP,
        part="classifier",
        cover=(*ANSWERS,),
        check=True,
    ),
    Step(
        claim(
            "The system prompt says: Begin every answer with “Ahoy!” How many of this model’s "
            "answers do so?"
        ),
        Choice(
            RuleShare("ahoy"),
            (
                Option(
                    "most",
                    claim("Most: that is what it is for"),
                    claim("It is text before the question, and this model hardly heeds it."),
                ),
                Option(
                    "some",
                    claim("About half"),
                    claim("Fewer: see the table."),
                ),
                Option("hardly any", claim("Hardly any")),
            ),
        ),
        claim(
            "{ahoy}. “Answer only in French.” is kept in {french}. A system prompt is text too, "
            "and enforces nothing.",
            ahoy=RuleKept("ahoy"),
            french=RuleKept("french"),
        ),
        HELP,
        part="system_prompt",
        cover=(*ANSWERS,),
        check=True,
    ),
)
