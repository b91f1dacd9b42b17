"""One prompt at several temperatures, side by side, and measured."""

from backend.analyses.foundations.temperature_sweep import LIMIT
from backend.figures import Over, Probability, RepeatedShare, Setting
from components.frame.page_card import Example, LessonStep, Limit, PageCard, Term, claim

DEFAULT = "The old lighthouse keeper opened the door and"
_WEEK = "Monday, Tuesday, Wednesday, Thursday,"
_WEEKDAYS = {"text": _WEEK}
_APPLES = "I like apples, and I like"
_FRIDAY = Probability(_WEEK, " Friday")
_FRIDAY_HOT = Probability(_WEEK, " Friday", temperature=1.5)

PAGE = PageCard(
    __name__,
    title="Greedy, warm, hot",
    icon="device_thermostat",
    does=(
        "one prompt at five temperatures with three seeds, side by side, and measured: a "
        "saying about temperature, tested on your own prompt"
    ),
    about=claim(
        "“Greedy is boring; {warm} for creative use”, people say. The same prompt at five "
        "temperatures, with the same seeds: is it so?",
        warm=Setting(0.7),
    ),
    text=DEFAULT,
    limit=Limit(LIMIT, "tokens"),
    models=("smollm2",),
    examples=(
        Example(
            "Nothing to choose",
            _WEEK,
            claim(
                "The next token is all but certain: at temperature {plain.temperature} ␣Friday has "
                "{plain} of the odds, and at {hot.temperature} still {hot}. How long does each "
                "seed keep to the week?",
                plain=_FRIDAY,
                hot=_FRIDAY_HOT,
            ),
        ),
        Example(
            "A list that never ends",
            _APPLES,
            claim(
                "Take {repeated.figure.count} tokens. Greedy finds a phrase and stays in it: over "
                "half of its {repeated.figure.n}-grams were there before.",
                repeated=Over(0.5, RepeatedShare(_APPLES, 64)),
            ),
        ),
    ),
    lesson=(
        LessonStep(
            DEFAULT,
            do=claim(
                "Which of these texts would you print, and which can't be read? Say so before you "
                "look at the figures."
            ),
            see=claim(
                "Look at the first token alone: its favourite has {plain} of the odds at "
                "temperature {plain.temperature}, {warm} at temperature {warm.temperature}, and "
                "{hot} at temperature {hot.temperature}. So it goes on at every token.",
                plain=Probability(DEFAULT, " cre"),
                warm=Probability(DEFAULT, " cre", temperature=0.7),
                hot=Probability(DEFAULT, " cre", temperature=1.5),
            ),
        ),
        LessonStep(
            _WEEK,
            do=claim("Write, and look where the week falls apart."),
            see=claim(
                "␣Friday has {plain} of the odds at temperature {plain.temperature}, and at "
                "temperature {hot.temperature} still {hot}. Where a model is sure, heat has little "
                "to work with.",
                plain=_FRIDAY,
                hot=_FRIDAY_HOT,
            ),
        ),
        LessonStep(
            _APPLES,
            do=claim(
                "Take {repeated.count} tokens, and write. Is greedy boring here?",
                repeated=RepeatedShare(_APPLES, 64),
            ),
            see=claim(
                "It is: of all its runs of four tokens, {repeated} were there before. On the first "
                "prompt it repeats none: a saying is worth a test on your own text.",
                repeated=RepeatedShare(_APPLES, 64),
            ),
        ),
    ),
    terms=(
        Term(
            "Distinct-n",
            claim(
                "How varied a text is: its different runs of n tokens, as a share of all such runs."
            ),
            "measured at five temperatures",
            _WEEKDAYS,
        ),
        Term(
            "N-gram",
            claim(
                "A run of n tokens side by side; a text that repeats itself has few different ones."
            ),
            "repeated 4-grams, greedy and warm",
            _WEEKDAYS,
        ),
        Term(
            "Seed",
            claim(
                "The number all random numbers of a draw follow from, so that it can be repeated."
            ),
            "three seeds of one prompt, side by side",
            _WEEKDAYS,
        ),
    ),
)
