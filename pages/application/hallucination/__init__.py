"""What a model says that is not so: one written word, things that do not exist, false notes."""

from backend.analyses.application.one_word_decides import LIMIT
from backend.figures import (
    Defended,
    DenialAfter,
    LeastRatio,
    StatementCount,
)
from components.frame.claim import claim
from components.frame.page_card import Example, Limit, PageCard, Term
from pages.application.hallucination.lesson import LEARNED, LESSON
from pages.application.hallucination.texts import BLOOD, GAS, GOLD, SUN

DEFAULT = GOLD
_GOLD = {"text": GOLD}

__all__ = ["DEFAULT", "PAGE"]

PAGE = PageCard(
    __name__,
    title="Hallucination",
    icon="psychology_alt",
    does=(
        "write “No” or “Yes” for the model and see it go along; ask about things that do not "
        "exist, and see which probabilities give them away; hand it a false note; show it how to "
        "say “I don’t know”"
    ),
    about=claim(
        "One word decides: begin the model’s answer with “No” or “Yes”, and it defends that word."
    ),
    text=DEFAULT,
    limit=Limit(LIMIT, "tokens"),
    models=("smollm2",),
    own=("thing", "thing_kind", "note", "asked_as", "signal", "shown_before"),
    public=("justify", "thing_kind", "asked_as", "signal", "threshold", "shown_before"),
    examples=(
        Example(
            "Now “No” is right",
            GAS,
            claim(
                "“␣not” has {no} after “No” and {yes} after “Yes”, much as for "
                "the true statement: {no_true} and {yes_true}.",
                no=DenialAfter(GAS, "No"),
                yes=DenialAfter(GAS, "Yes"),
                no_true=DenialAfter(GOLD, "No"),
                yes_true=DenialAfter(GOLD, "Yes"),
            ),
        ),
        Example(
            "The Sun",
            SUN,
            claim(
                "With “No” written, the model denies that the Sun is a star: “␣not” has {no}. It "
                "is the most likely next token for {defended} true statements.",
                no=DenialAfter(SUN, "No"),
                defended=Defended(),
            ),
        ),
        Example(
            "The least clear one",
            BLOOD,
            claim(
                "Of all {count} statements the word counts least here. “␣not” is still {least} "
                "times as probable after “No” ({no}) as after “Yes” ({yes}).",
                count=StatementCount(),
                least=LeastRatio(),
                no=DenialAfter(BLOOD, "No"),
                yes=DenialAfter(BLOOD, "Yes"),
            ),
        ),
    ),
    lesson=LESSON,
    learned=LEARNED,
    terms=(
        Term(
            "Hallucination",
            claim(
                "Generated text that states something false, or something its sources do not "
                "support, as if it were a fact."
            ),
            "an answer about a country that does not exist",
            {**_GOLD, "part": "does_not_exist"},
        ),
        Term(
            "Snowballing",
            claim(
                "One wrong word makes the next ones wrong: a model goes on from what it has "
                "written, and justifies it."
            ),
            "the same question, begun with No and with Yes",
            {**_GOLD, "justify": "true"},
        ),
        Term(
            "AUROC",
            claim(
                "How well a number tells two groups apart: the share of pairs, one of each group, "
                "that it puts in the right order. A half is chance."
            ),
            "signals for real and made-up things",
            {**_GOLD, "part": "does_not_exist"},
        ),
        Term(
            "Grounding",
            claim(
                "Answering from a text in the prompt instead of from the parameters. Such an "
                "answer can be true to the text and still be false."
            ),
            "a note, true or false, before the question",
            {**_GOLD, "part": "open_book"},
        ),
        Term(
            "In-context learning",
            claim(
                "Doing a task from instructions or examples in the prompt, without any change to "
                "the parameters of the model."
            ),
            "examples of “I don’t know” before a question",
            {**_GOLD, "part": "beyond_knowledge"},
        ),
    ),
)
