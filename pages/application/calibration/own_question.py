"""A question of the person's own: its fields, and what the model gives each option in every way."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application.four_options import (
    LETTERS,
    LIMIT,
    OPTION_LIMIT,
    Question,
    capitalised,
)
from backend.errors import TextTooLong
from backend.models.weights.provenance import called_shortly
from backend.numbers import SPACE, probability_text
from backend.probability.temperature_scaling import scaled
from backend.text.limits import encode_within
from components.charts.chart import chart
from components.frame import announcements, notices, prose
from components.inputs.examples import offers
from components.outputs.csv_file import csv_button
from components.outputs.number_table import number_table
from components.outputs.progress import long_work
from components.results import file_head, shared
from components.state import fields, workspace
from pages.application.calibration import results
from pages.application.calibration.option_bars_chart import Bars, option_bars_figure
from pages.application.calibration.results import Found
from pages.application.calibration.ways import WAYS

_SENTENCE, _QUESTION, _RIGHT = "begun", "put", "right"
_OPTIONS = tuple(f"option_{letter.lower()}" for letter in LETTERS)

UP = Question("The opposite of up is", "What is the opposite of up?",
              ("down", "left", "high", "open"), 0)  # fmt: skip
_OFFERED = {
    "Opposites": UP,
    "What only you know": Question(
        "My cat is called",
        "What is my cat called?",
        ("Luna", "Milo", "Felix", "Oscar"),
        2,
    ),
    "Arithmetic": Question(
        "Seventeen plus twenty-six is",
        "How much is seventeen plus twenty-six?",
        ("forty-one", "forty-two", "forty-three", "forty-four"),
        2,
    ),
}


def typed() -> Question | None:
    """The question as it is typed; None if something is empty, or two options are the same."""
    options = [_tidy(workspace.own(key, UP.options[at])) for at, key in enumerate(_OPTIONS)]
    first, second, third, fourth = options
    sentence = _tidy(workspace.own(_SENTENCE, UP.sentence))
    question = _tidy(workspace.own(_QUESTION, UP.question))
    letter = workspace.own(_RIGHT, LETTERS[UP.right])
    right = LETTERS.find(letter) if len(letter) == 1 else -1
    alike = {capitalised(one) for one in options}
    if not (sentence and question and all(options)) or len(alike) < len(options) or right < 0:
        return None
    return Question(sentence, question, (first, second, third, fourth), right)


def checked(name: str, one: Question) -> None:
    """Raises TextTooLong."""
    vocabulary = shared.vocabulary(name)
    for text in (one.sentence, one.question):
        encode_within(vocabulary, text, LIMIT)
    for option in one.options:
        encode_within(vocabulary, option, OPTION_LIMIT)


def draw(name: str) -> None:
    """The fields, the bars of all ways, and the file."""
    prose.markdown(
        "Write a question with four short options, and say which is right. Each option should end "
        "your sentence. Write something the model cannot know: is it less sure then?"
    )
    offers(_OFFERED, _take, key="own_question_try", icon=":material/quiz:")
    _fields()
    one = typed()
    if one is None:
        prose.info("Fill in every field, with four options that differ.", icon=":material/edit:")
        return
    try:
        checked(name, one)
    except TextTooLong as error:
        notices.show(error)
        return
    slot = st.container()
    ways = results.ways(name)
    found = long_work(
        "own_question_ways",
        (name, one),
        results.asked_in_turn.known(name, one, ways),
        lambda: results.asked_in_turn.steps(name, one, ways),
        lambda far: (len(far), len(ways)),
        doing="Asking",
        unit="ways",
    )
    if found:
        with slot:
            _bars(name, one, found)


def _fields() -> None:
    left, right = st.columns(2)
    with left:
        fields.own_text(_SENTENCE, UP.sentence, "Sentence, up to the option")
    with right:
        fields.own_text(_QUESTION, UP.question, "The same as a question")
    places = [*st.columns(2), *st.columns(2)]
    for at, (key, place) in enumerate(zip(_OPTIONS, places, strict=True)):
        with place:
            fields.own_text(key, UP.options[at], f"Option {LETTERS[at]}")
    fields.own_value(
        st.segmented_control,
        _RIGHT,
        LETTERS[UP.right],
        fields.one_of(LETTERS),
        "Right is",
        list(LETTERS),
        required=True,
    )


def _bars(name: str, one: Question, found: Found) -> None:
    shares = {way: scaled(four) for way, four in found}
    told = ", ".join(
        f"{WAYS[way].lower()} {probability_text(float(each[one.right]))}"
        for way, each in shares.items()
    )
    finding = f"Right option: {told}"
    chart(
        option_bars_figure(
            one.options,
            one.right,
            [Bars(WAYS[way].lower(), list(map(float, each))) for way, each in shares.items()],
            called_shortly(name),
            "probabilities of the four options together 100" + SPACE + "%, T = 1",
            finding=finding,
        ),
        key="own_question",
        alt=finding,
    )
    announcements.when_changed("own question", finding, at_first=False)
    ways = {WAYS[way].lower(): each for way, each in shares.items()}
    number_table(
        {
            "option": [
                f"{letter}. {option}" for letter, option in zip(LETTERS, one.options, strict=True)
            ],
            **ways,
        },
        dict.fromkeys(ways, probability_text),
        alt="The probability of each option in each way of asking",
    )
    prose.caption("In “All 200” your question is the ring in the diagram.")
    csv_button(
        lambda: {
            "option": list(one.options),
            "right": ["yes" if at == one.right else "no" for at in range(len(LETTERS))],
            **{WAYS[way].lower(): each.tolist() for way, each in shares.items()},
        },
        "own-question",
        head=lambda: [
            *file_head.of_model(name),
            ("sentence", one.sentence),
            ("question", one.question),
        ],
    )


def _take(one: Question) -> None:
    values = {_SENTENCE: one.sentence, _QUESTION: one.question, _RIGHT: LETTERS[one.right],
              **dict(zip(_OPTIONS, one.options, strict=True))}  # fmt: skip
    workspace.keep_own(dict(values))


def _tidy(text: str) -> str:
    return " ".join(text.split())
