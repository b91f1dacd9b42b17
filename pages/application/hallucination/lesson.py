"""The lesson of Hallucination: a written word, things that do not exist, a false note."""

from backend.figures import (
    AnsweredAsFact,
    BestSignal,
    DenialAfter,
    DenialShift,
    ExistenceTold,
    FactCount,
    LeastRatio,
    NextInAnswer,
    NoteFollowed,
    NoteOrTruth,
    StatementCount,
    TruthDespiteNote,
)
from components.frame.claim import claim
from components.frame.conditions import TextOtherThan
from components.frame.question import ANSWERS, DEPTH, Choice, Do, Number, Option, Step, Word
from pages.application.hallucination.texts import GAS, GOLD

LEARNED = claim(
    "A model goes on from whatever stands before, true or false, its own first word or a note. "
    "Its probabilities betray odd names better than wrong facts."
)

LESSON = (
    Step(
        claim(
            "“Is gold a metal?” The answer’s beginning is written for the model: “No, gold is”. "
            "Which word does the model put next?"
        ),
        Word(
            NextInAnswer(GOLD, "No"),
            claim("The model goes on from the “No” that stands there, although it is wrong."),
        ),
        claim(
            "“␣not” has {no} there. After “Yes, gold is” it has {yes}.",
            no=DenialAfter(GOLD, "No"),
            yes=DenialAfter(GOLD, "Yes"),
        ),
        GOLD,
    ),
    Step(
        claim(
            "Now the question is “Is gold a gas?”, and “No” is the right answer. How does the "
            "probability of “␣not” after “No, gold is” change?"
        ),
        Choice(
            DenialShift(GOLD, GAS, "No"),
            (
                Option(
                    "more",
                    claim("It rises clearly: now “No” is right"),
                    claim("The truth of this statement plays hardly any part."),
                ),
                Option("same", claim("It stays about the same")),
                Option(
                    "less",
                    claim("It falls clearly"),
                    claim("After a “No” a denial comes either way."),
                ),
            ),
        ),
        claim(
            "{false} for the false statement, {true} for the true one. The written word decides.",
            false=DenialAfter(GAS, "No"),
            true=DenialAfter(GOLD, "No"),
        ),
        GAS,
    ),
    Step(
        claim("Write a statement of your own with “is” or “are”, true or false."),
        Do(TextOtherThan(GOLD), outline="text_hallucination"),
        claim(
            "Yours is the ring among the dots below. For every one of the {count} statements of "
            "the set, “␣not” is at least {least} times as probable after “No” as after “Yes”.",
            count=StatementCount(),
            least=LeastRatio(),
        ),
        GOLD,
        cover=(),
    ),
    Step(
        claim(
            "The model is asked in chat about sixty things that do not exist, such as the capital "
            "of Velmoria. About how many does it answer as if they existed?"
        ),
        Number(
            FactCount("chat"),
            "made-up things",
            claim("It hardly ever says that it does not know, or that there is no such thing."),
            within=0.1,
        ),
        claim(
            "{fact}, counted by the words of the answers. The interval is in brackets.",
            fact=AnsweredAsFact("chat"),
        ),
        GOLD,
        part="does_not_exist",
        cover=(DEPTH,),
    ),
    Step(
        claim(
            "Some signal may give inventions away. Asked as a sentence, which one tells real "
            "things from made-up ones best?"
        ),
        Choice(
            BestSignal("sentence"),
            (
                Option(
                    "first",
                    claim("The probability of the answer’s first token"),
                    claim(
                        "That is about the form of the answer: AUROC {first}, near chance.",
                        first=ExistenceTold("sentence", "first"),
                    ),
                ),
                Option(
                    "mean",
                    claim("The mean over all its tokens"),
                    claim(
                        "It helps, AUROC {mean}, but a mean hides the one token that is guessed.",
                        mean=ExistenceTold("sentence", "mean"),
                    ),
                ),
                Option("lowest", claim("Its least probable token")),
            ),
        ),
        claim(
            "AUROC {lowest} for the least probable token, {mean} for the mean, {first} for the "
            "first one.",
            lowest=ExistenceTold("sentence", "lowest"),
            mean=ExistenceTold("sentence", "mean"),
            first=ExistenceTold("sentence", "first"),
        ),
        GOLD,
        part="does_not_exist",
        cover=(DEPTH,),
        check=True,
    ),
    Step(
        claim(
            "A note gives a wrong answer about something real, such as a wrong capital of France. "
            "What do the model’s answers then say most often?"
        ),
        Choice(
            NoteOrTruth(),
            (
                Option(
                    "truth",
                    claim("The truth: the model was trained on it"),
                    claim("What stands in the prompt is said more often."),
                ),
                Option("note", claim("What the note says")),
                Option(
                    "neither",
                    claim("Neither: it does not answer"),
                    claim("It nearly always answers, and mostly with one of the two."),
                ),
            ),
        ),
        claim(
            "The note is followed in {note}; the truth is said in {truth}.",
            note=NoteFollowed("false", real=True),
            truth=TruthDespiteNote("false"),
        ),
        GOLD,
        part="open_book",
        cover=(*ANSWERS,),
        check=True,
    ),
)
