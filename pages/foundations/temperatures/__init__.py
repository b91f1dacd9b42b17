"""One prompt continued at several temperatures, side by side, and measured."""

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
    title="Temperature, side by side",
    icon="device_thermostat",
    does=(
        "continue one prompt at five temperatures with three seeds, side by side; compare "
        "repetition, variety and surprisal, and two common opinions with what was measured"
    ),
    about=claim(
        "Continue one prompt at five temperatures with the same seeds. You often read that "
        "temperature {cold} is boring and {warm} is creative: compare that with what is measured "
        "here.",
        cold=Setting(0),
        warm=Setting(0.7),
    ),
    text=DEFAULT,
    limit=Limit(LIMIT, "tokens"),
    models=("smollm2",),
    examples=(
        Example(
            "One likely continuation",
            _WEEK,
            claim(
                "Generate, and find where each text leaves the list of weekdays. For the first "
                "token, ␣Friday has a probability of {plain} at temperature {plain.temperature}. "
                "At temperature {hot.temperature} it still has {hot}.",
                plain=_FRIDAY,
                hot=_FRIDAY_HOT,
            ),
        ),
        Example(
            "A text that repeats itself",
            _APPLES,
            claim(
                "Choose {repeated.figure.count} tokens, generate, and read the greedy text. More "
                "than {repeated} of its {repeated.figure.n}-grams occurred before in it.",
                repeated=Over(0.5, RepeatedShare(_APPLES, 64)),
            ),
        ),
    ),
    lesson=(
        LessonStep(
            DEFAULT,
            do=claim(
                "Which of these texts would you print? Which cannot be understood? Decide before "
                "you look at the figures."
            ),
            see=claim(
                "Look at the first token alone. The most likely one has a probability of {plain} "
                "at temperature {plain.temperature}. At {warm.temperature} it has {warm}, and at "
                "{hot.temperature} it has {hot}. The same division happens at every token.",
                plain=Probability(DEFAULT, " cre"),
                warm=Probability(DEFAULT, " cre", temperature=0.7),
                hot=Probability(DEFAULT, " cre", temperature=1.5),
            ),
        ),
        LessonStep(
            _WEEK,
            do=claim("Generate, and find where each text leaves the list of weekdays."),
            see=claim(
                "␣Friday has a probability of {plain} at temperature {plain.temperature}, and "
                "{hot} at temperature {hot.temperature}. Its logit is far above all others, so it "
                "still leads after the division.",
                plain=_FRIDAY,
                hot=_FRIDAY_HOT,
            ),
        ),
        LessonStep(
            _APPLES,
            do=claim(
                "Choose {repeated.count} tokens and generate. Does the greedy text repeat itself?",
                repeated=RepeatedShare(_APPLES, 64),
            ),
            see=claim(
                "Yes: {repeated} of its {repeated.n}-grams occurred before in it. On the first "
                "prompt that share is {first} in {first.count} tokens. Results differ between "
                "prompts: try your own.",
                repeated=RepeatedShare(_APPLES, 64),
                first=RepeatedShare(DEFAULT, 32),
            ),
        ),
    ),
    terms=(
        Term(
            "Distinct-n",
            claim("How varied a text is: its distinct n-grams as a share of all its n-grams."),
            "measured at five temperatures",
            _WEEKDAYS,
        ),
        Term(
            "N-gram",
            claim(
                "A run of n neighbouring tokens; a text that repeats itself has few distinct ones."
            ),
            "repeated 4-grams at five temperatures",
            _WEEKDAYS,
        ),
        Term(
            "Seed",
            claim(
                "The number from which all random numbers of a run are made; it makes the run "
                "repeatable."
            ),
            "three seeds of one prompt, side by side",
            _WEEKDAYS,
        ),
    ),
)
