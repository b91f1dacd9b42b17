"""The lesson of Temperature, side by side: what it does to whole texts."""

from backend.figures import DistinctTexts, Higher, Probability, RepeatedShare, Setting
from components.frame.claim import claim
from components.frame.question import Choice, Number, Option, Step
from pages.foundations.temperatures.texts import APPLES, DEFAULT, WEEK

_WARM = Probability(DEFAULT, " cre", temperature=0.7)
_PLAIN = Probability(DEFAULT, " cre")
_HOT = Probability(DEFAULT, " cre", temperature=1.5)
_FRIDAY_HOT = Probability(WEEK, " Friday", temperature=1.5)
_GREEDY = DistinctTexts(DEFAULT, temperature=0, seeds=3, count=16)
_SAMPLED = DistinctTexts(DEFAULT, temperature=1.5, seeds=3, count=16)

LEARNED = claim(
    "What temperature does to a text depends on the text: where one token is far ahead it changes "
    "little, where many are close it changes everything after it."
)

LESSON = (
    Step(
        claim(
            "The same prompt at five temperatures. The most likely first token has a probability "
            "of {plain} at temperature {plain.temperature}. At {hot.temperature} it has",
            plain=_PLAIN,
            hot=_HOT,
        ),
        Choice(
            Higher(_PLAIN, _HOT),
            (
                Option("first", claim("less")),
                Option(
                    "second",
                    claim("more: it is hotter"),
                    claim("A higher temperature takes from the most likely token."),
                ),
                Option(
                    "same",
                    claim("the same: it is still the most likely one"),
                    claim("Its rank stays, its probability does not."),
                ),
            ),
        ),
        claim(
            "{warm} at {warm.temperature}, {hot} at {hot.temperature}. The same division happens "
            "at every token, so hot texts drift away from the likely ones.",
            warm=_WARM,
            hot=_HOT,
        ),
        DEFAULT,
    ),
    Step(
        claim(
            "Here the text is a list of weekdays. ␣Friday has a probability of {plain} at "
            "temperature {plain.temperature}. How many percent has it at {hot.temperature}?",
            plain=Probability(WEEK, " Friday"),
            hot=_FRIDAY_HOT,
        ),
        Number(
            _FRIDAY_HOT,
            "percent",
            claim("Compare: in the step before, the most likely token lost most of its share."),
            within=0.15,
        ),
        claim(
            "It still has {hot}: its logit is far above all others, so it leads after the "
            "division. Generate, and find where each text leaves the list.",
            hot=_FRIDAY_HOT,
        ),
        WEEK,
    ),
    Step(
        claim(
            "Two greedy texts of {first.count} tokens: one after “I like apples, and I like”, one "
            "after the lighthouse keeper. Which one repeats itself more?",
            first=RepeatedShare(DEFAULT, 64),
        ),
        Choice(
            Higher(RepeatedShare(APPLES, 64), RepeatedShare(DEFAULT, 64)),
            (
                Option("first", claim("The one about apples")),
                Option(
                    "second",
                    claim("The one about the lighthouse"),
                    claim("Nothing in its prompt is said twice."),
                ),
                Option(
                    "same",
                    claim("Both the same: greedy is greedy"),
                    claim("How much a greedy text repeats itself depends on the prompt."),
                ),
            ),
        ),
        claim(
            "{apples} of its {apples.n}-grams occurred before, {other} after the lighthouse. "
            "“Temperature {cold} repeats itself” is not true of every text.",
            apples=RepeatedShare(APPLES, 64),
            other=RepeatedShare(DEFAULT, 64),
            cold=Setting(0),
        ),
        APPLES,
        count=64,
    ),
    Step(
        claim("Three seeds, temperature {cold}: how many different texts?", cold=Setting(0)),
        Choice(
            _GREEDY,
            (
                Option("1", claim("One")),
                Option(
                    "3",
                    claim("Three, one for each seed"),
                    claim("Greedy decoding uses no random numbers, so the seed does not matter."),
                ),
            ),
        ),
        claim("At every position the most likely token is taken, whatever the seed."),
        DEFAULT,
        check=True,
    ),
    Step(
        claim(
            "Three seeds, temperature {hot.temperature}, {hot.count} tokens each: how many "
            "different texts?",
            hot=_SAMPLED,
        ),
        Choice(
            _SAMPLED,
            (
                Option(
                    "1",
                    claim("One: the model is the same"),
                    claim("The probabilities of the first token are the same; the samples differ."),
                ),
                Option("3", claim("Three")),
            ),
        ),
        claim(
            "Each seed samples on its own. From the first token that differs, every later token "
            "is predicted from another text."
        ),
        DEFAULT,
        check=True,
    ),
)
