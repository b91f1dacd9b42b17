"""One prompt continued at several temperatures, side by side, and measured."""

from backend.analyses.foundations.temperature_sweep import LIMIT
from backend.figures import Over, Probability, RepeatedShare, Setting
from components.frame.claim import claim
from components.frame.page_card import Example, Limit, PageCard, Term
from pages.foundations.temperatures.lesson import LEARNED, LESSON
from pages.foundations.temperatures.texts import APPLES, DEFAULT, WEEK

_WEEKDAYS = {"text": WEEK}
_FRIDAY = Probability(WEEK, " Friday")
_FRIDAY_HOT = Probability(WEEK, " Friday", temperature=1.5)

__all__ = ["DEFAULT", "PAGE"]

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
            WEEK,
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
            APPLES,
            claim(
                "Choose {repeated.figure.count} tokens, generate, and read the greedy text. More "
                "than {repeated} of its {repeated.figure.n}-grams occurred before in it.",
                repeated=Over(0.5, RepeatedShare(APPLES, 64)),
            ),
        ),
    ),
    lesson=LESSON,
    learned=LEARNED,
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
