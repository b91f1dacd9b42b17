"""Twenty samples to one question in several wordings: do they agree, and are they right?"""

from backend.analyses.application.short_samples import LIMIT
from backend.figures import (
    DifferentAnswers,
    SampleCount,
    TopAnswer,
    TopCount,
    WordingCount,
)
from components.frame.claim import claim
from components.frame.page_card import Example, Limit, PageCard, Term
from pages.application.consistency.lesson import LEARNED, LESSON
from pages.application.consistency.texts import AUSTRALIA, BREAD, QUIXOTE, WET

DEFAULT = AUSTRALIA
_AUSTRALIA = {"text": AUSTRALIA}

__all__ = ["DEFAULT", "PAGE"]

PAGE = PageCard(
    __name__,
    title="Consistency",
    icon="repeat",
    does=(
        "sample twenty answers to one question in five wordings, and see how far they agree; "
        "compare a vote with the greedy answer; see whether answers that agree are right"
    ),
    about=claim(
        "Ask one thing in several wordings, a line each, and sample {count} answers to every "
        "wording. Equal answers have one color.",
        count=SampleCount(),
    ),
    text=DEFAULT,
    limit=Limit(LIMIT, "tokens"),
    models=("smollm2",),
    own=("sampled_at", "right_answers"),
    public=("sampled_at",),
    examples=(
        Example(
            "Opposite of wet",
            WET,
            claim(
                "To the first wording, {hits} of {count} samples say “{top}” at temperature "
                "{hits.temperature}. All {wordings} wordings together bring {different} different "
                "answers.",
                top=TopAnswer("opposite", "wet", 0.7),
                hits=TopCount("opposite", "wet", 0.7),
                count=SampleCount(),
                wordings=WordingCount(),
                different=DifferentAnswers("opposite", "wet", 0.7),
            ),
        ),
        Example(
            "What bread is made of",
            BREAD,
            claim(
                "At temperature {different.temperature}, {wordings} wordings with {count} samples "
                "each bring {different} different answers. Most frequent to the first is “{top}”, "
                "{hits} times.",
                top=TopAnswer("raw material", "bread", 0.7),
                hits=TopCount("raw material", "bread", 0.7),
                count=SampleCount(),
                wordings=WordingCount(),
                different=DifferentAnswers("raw material", "bread", 0.7),
            ),
        ),
        Example(
            "Don Quixote",
            QUIXOTE,
            claim(
                "The first wording most often brings “{first}”, {first_hits} of {count} times. The "
                "last one brings “{last}”, {last_hits} times.",
                first=TopAnswer("author", "Don Quixote", 0.7),
                first_hits=TopCount("author", "Don Quixote", 0.7),
                last=TopAnswer("author", "Don Quixote", 0.7, wording=5),
                last_hits=TopCount("author", "Don Quixote", 0.7, wording=5),
                count=SampleCount(),
            ),
        ),
    ),
    lesson=LESSON,
    learned=LEARNED,
    terms=(
        Term(
            "Self-consistency",
            claim(
                "A method that samples several answers, each with its reasoning, and takes the "
                "most frequent one. It was proposed for questions that need several steps."
            ),
            "votes of samples beside greedy answers",
            {**_AUSTRALIA, "part": "majority_vote"},
        ),
        Term(
            "Majority vote",
            claim(
                "Taking the most frequent of several answers. In the strict sense of the word, "
                "more than half would have to agree."
            ),
            "the share of right answers by the number of votes",
            {**_AUSTRALIA, "part": "majority_vote"},
        ),
        Term(
            "Semantic entropy",
            claim(
                "The entropy of sampled answers, with answers of one meaning counted together. It "
                "is high where answers differ in what they say, not only in how."
            ),
            "agreement as a sign of truth",
            {**_AUSTRALIA, "part": "agreement_and_truth"},
        ),
    ),
)
