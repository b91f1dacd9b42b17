"""How little it takes to change what comes next: a sign, a typo, another wording of a question."""

from backend.analyses.application.robustness import LIMIT
from backend.figures import ChangeBits
from components.frame.claim import claim
from components.frame.page_card import Example, Limit, PageCard, Term
from pages.application.robustness.lesson import LEARNED, LESSON
from pages.application.robustness.texts import CAPITAL, MOON, RELATIVITY, RIVER

DEFAULT = CAPITAL
_CAPITAL = {"text": CAPITAL}

__all__ = ["DEFAULT", "PAGE"]

PAGE = PageCard(
    __name__,
    title="Robustness",
    icon="swap_horiz",
    does=(
        "change one thing in a prompt, such as a space or two letters, and see the old bars as "
        "outlines behind the new ones; compare all changes; ask for one fact in five wordings"
    ),
    about=claim(
        "Change one thing in the prompt. A person reads the same; does the model? Outlines show "
        "the probabilities before."
    ),
    text=DEFAULT,
    limit=Limit(LIMIT, "tokens"),
    models=("smollm2",),
    own=("change", "changed", "order_guess", "wordings", "accepted"),
    public=("change", "order_guess"),
    examples=(
        Example(
            "A typo does little",
            RELATIVITY,
            claim(
                "Two swapped letters in “relativity” move the distribution by {swapped} of one "
                "bit, a Cyrillic letter by {alike}: “Albert” is enough.",
                swapped=ChangeBits(RELATIVITY, "swapped"),
                alike=ChangeBits(RELATIVITY, "look_alike"),
            ),
            own={"change": "swapped"},
        ),
        Example(
            "A typo does much",
            RIVER,
            claim(
                "Two swapped letters in “river” move the distribution by {swapped} of one bit, "
                "“I am an expert.” by {expert}.",
                swapped=ChangeBits(RIVER, "swapped"),
                expert=ChangeBits(RIVER, "expert"),
            ),
            own={"change": "swapped"},
        ),
        Example(
            "Lower case",
            MOON,
            claim(
                "Lower case moves the distribution by {lower} of one bit: “neil” is no name to "
                "the model. Two swapped letters: {swapped}.",
                lower=ChangeBits(MOON, "lower"),
                swapped=ChangeBits(MOON, "swapped"),
            ),
            own={"change": "lower"},
        ),
    ),
    lesson=LESSON,
    learned=LEARNED,
    terms=(
        Term(
            "Robustness",
            claim(
                "How well results hold when the input changes in ways that should not matter. "
                "Examples are typing errors and other words for the same question."
            ),
            "a prompt before and after one small change",
            {**_CAPITAL, "change": "swapped"},
        ),
        Term(
            "Jensen-Shannon divergence",
            claim(
                "How far two distributions are apart, in bits: none if they are equal, one bit if "
                "they have nothing in common. The same in both directions."
            ),
            "all changes of a prompt, sorted by it",
            {**_CAPITAL, "part": "all_changes", "order_guess": "shown"},
        ),
        Term(
            "Homoglyph",
            claim(
                "A character that looks like another one and has another code point, such as the "
                "Cyrillic а beside the Latin a. To a tokenizer they have nothing in common."
            ),
            "one Cyrillic letter in a word",
            {**_CAPITAL, "change": "look_alike"},
        ),
        Term(
            "Paraphrase",
            claim("Other words for the same meaning, such as another wording of a question."),
            "one fact asked for in five wordings",
            {**_CAPITAL, "part": "same_fact"},
        ),
    ),
)
