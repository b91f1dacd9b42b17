"""Is a model right as often as it is sure? One question, two curves, and all 200."""

from backend.figures import (
    BestTemperature,
    BrierScore,
    CalibrationError,
    ChanceError,
    MeanConfidence,
    RightInSet,
)
from components.frame.claim import claim
from components.frame.page_card import PageCard, Term
from pages.application.calibration.lesson import LEARNED, LESSON

_ALL = {"part": "all_questions"}

PAGE = PageCard(
    __name__,
    title="Calibration",
    icon="target",
    does=(
        "say how sure you are of an answer, beside the model’s probabilities; compare both "
        "reliability curves; drag the temperature over the diagram of all questions, asked in "
        "three ways; ask your own; let it read a text"
    ),
    about=claim(
        "Say how sure you are of an answer, then see how sure the model is. Whoever is calibrated "
        "is right as often as they say."
    ),
    models=("smollm2",),
    lesson=LESSON,
    learned=LEARNED,
    own=(
        "number",
        "choice",
        "sure",
        "answers",
        "way",
        "scaled_by",
        "begun",
        "put",
        "option_a",
        "option_b",
        "option_c",
        "option_d",
        "right",
        "passage",
    ),
    public=("way", "scaled_by"),
    terms=(
        Term(
            "Calibration",
            claim(
                "The agreement of predicted probabilities with observed frequencies: of the events "
                "that a calibrated model gives a probability p, a share p happens."
            ),
            "two hundred questions, at any temperature",
            _ALL,
        ),
        Term(
            "Reliability diagram",
            claim(
                "A chart of how often answers are right against the probability they were given. "
                "Who is perfectly calibrated lies on the diagonal, but for chance."
            ),
            "one that moves with the temperature",
            _ALL,
        ),
        Term(
            "Expected calibration error",
            claim(
                "The mean distance between probability and share of right answers, over bins of "
                "like probability. It is {error} here in chat; chance alone gives {chance}.",
                error=CalibrationError("chat"),
                chance=ChanceError("chat"),
            ),
            "the error of answers in chat",
            {**_ALL, "way": "chat"},
        ),
        Term(
            "Brier score",
            claim(
                "The mean squared distance between a probability and what happened, counted as one "
                "or zero. Lower is better: {sentence} here as a sentence, {chat} in chat.",
                sentence=BrierScore("sentence"),
                chat=BrierScore("chat"),
            ),
            "the score of answers as a sentence",
            _ALL,
        ),
        Term(
            "Overconfidence",
            claim(
                "To be surer than one is right. Asked by letters, the model says {said} on average "
                "and is right in {right}.",
                said=MeanConfidence("letters"),
                right=RightInSet("letters"),
            ),
            "answers by letters",
            {**_ALL, "way": "letters"},
        ),
        Term(
            "Temperature scaling",
            claim(
                "Dividing scores by one temperature that was fitted so that probabilities agree "
                "with what is right. It changes how sure a model is, never what it answers; the "
                "best fit here is {best}, in chat.",
                best=BestTemperature("chat"),
            ),
            "the best fit for answers in chat",
            {**_ALL, "way": "chat"},
        ),
    ),
)
