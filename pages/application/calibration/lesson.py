"""The lesson of Calibration: three ways of asking, temperature, and running text."""

from backend.figures import (
    CalibrationError,
    ChanceError,
    Leaning,
    MeanConfidence,
    MostPicked,
    PickCount,
    QuestionCount,
    RightCount,
    RightInSet,
    RunningError,
    RunningLeaning,
    ScalingChanges,
)
from components.frame.claim import claim
from components.frame.conditions import OwnValue
from components.frame.question import ANSWERS, DEPTH, Choice, Do, Number, Option, Step

LEARNED = claim(
    "A probability is how often the model is right only where that was measured. It holds for "
    "everyday sentences here. In chat, with letters and on technical prose the model is surer than "
    "it is right."
)

_SURE = "Clearly surer than it is right"
_SAME = "About as sure as it is right"
_LESS = "Clearly less sure than it is right"

LESSON = (
    Step(
        claim(
            "The model ends {count} sentences such as “A baby cat is called a …”, with four "
            "options. How sure is it on average, compared with how often it is right?",
            count=QuestionCount(),
        ),
        Choice(
            Leaning("sentence"),
            (
                Option(
                    "more",
                    claim(_SURE),
                    claim("Ending sentences is what it was trained for: the two agree."),
                ),
                Option("same", claim(_SAME)),
                Option(
                    "less",
                    claim(_LESS),
                    claim("Its mean probability is not below how often it is right."),
                ),
            ),
        ),
        claim(
            "It says {said} on average and is right in {right}. The calibration error is {error}; "
            "a perfect forecaster has {chance} on average, by chance alone.",
            said=MeanConfidence("sentence"),
            right=RightInSet("sentence"),
            error=CalibrationError("sentence"),
            chance=ChanceError("sentence"),
        ),
        "",
        part="all_questions",
        cover=ANSWERS,
    ),
    Step(
        claim(
            "Now the same {count} are asked as questions in chat. How many does it answer rightly?",
            count=QuestionCount(),
        ),
        Number(
            RightCount("chat"),
            "questions",
            claim("The facts are the same, but the form of the question counts."),
            within=0.15,
        ),
        claim(
            "{right}. Yet it says {said} on average: surer than it is right, with a calibration "
            "error of {error}.",
            right=RightInSet("chat"),
            said=MeanConfidence("chat"),
            error=CalibrationError("chat"),
        ),
        "",
        part="all_questions",
        cover=ANSWERS,
    ),
    Step(
        claim(
            "In tests, options are often listed with letters, and the model says a letter. Each "
            "letter is right equally often. Which one does this model pick most often?"
        ),
        Choice(
            MostPicked("letters"),
            (
                Option("A", claim("A, the first")),
                Option("B", claim("B"), claim("It hardly picks the middle of the list.")),
                Option("C", claim("C"), claim("It hardly picks the middle of the list.")),
                Option("D", claim("D, the last"), claim("The last one is picked least of all.")),
            ),
        ),
        claim(
            "It picks {letter} in {picks} of {count} questions, whatever stands there. So it is "
            "right in {right}, about as often as by guessing.",
            letter=MostPicked("letters"),
            picks=PickCount("letters"),
            count=QuestionCount(),
            right=RightInSet("letters"),
        ),
        "",
        part="all_questions",
        cover=ANSWERS,
    ),
    Step(
        claim("Below, choose “By letters”, and look where the dots lie."),
        Do(OwnValue("way", "letters"), outline="way"),
        claim(
            "The dots lie below the dashed line: it says {said} on average and is right in "
            "{right}. Now drag the temperature up, and watch them move to the left.",
            said=MeanConfidence("letters"),
            right=RightInSet("letters"),
        ),
        "",
        part="all_questions",
        cover=(),
    ),
    Step(
        claim(
            "The four scores of every question are divided by a temperature of {t.temperature}. "
            "What changes?",
            t=ScalingChanges("chat", 4),
        ),
        Choice(
            ScalingChanges("chat", 4),
            (
                Option(
                    "right",
                    claim("How many questions it answers rightly"),
                    claim("The option with the highest score stays the highest."),
                ),
                Option("error", claim("Only how sure it is")),
                Option(
                    "both",
                    claim("Both"),
                    claim("The option with the highest score stays the highest."),
                ),
            ),
        ),
        claim(
            "In chat the calibration error goes from {before} to {after} at temperature "
            "{after.temperature}; it is right just as often.",
            before=CalibrationError("chat"),
            after=CalibrationError("chat", 4),
        ),
        "",
        part="all_questions",
        cover=(*ANSWERS,),
        check=True,
    ),
    Step(
        claim(
            "At every token of technical prose, the model has a most likely next token. How sure "
            "is it of that, compared with how often it comes?"
        ),
        Choice(
            RunningLeaning("technical"),
            (
                Option("more", claim(_SURE)),
                Option(
                    "same",
                    claim(_SAME),
                    claim(
                        "So it is on everyday sentences, with an error of {error}.",
                        error=RunningError("everyday"),
                    ),
                ),
                Option(
                    "less",
                    claim(_LESS),
                    claim("It is the other way round."),
                ),
            ),
        ),
        claim(
            "Its calibration error is {technical} on technical prose, and {everyday} on everyday "
            "sentences. What holds for one kind of text need not hold for another.",
            technical=RunningError("technical"),
            everyday=RunningError("everyday"),
        ),
        "",
        part="running_text",
        cover=(DEPTH,),
        check=True,
    ),
)
