"""One question: choose, say how sure you are, commit; then what the model gives each option."""

from __future__ import annotations

import math

import streamlit as st

from backend.analyses.application.calibration import Known, questions
from backend.analyses.application.four_options import LETTERS, Scores
from backend.models.weights.provenance import called_shortly
from backend.numbers import SPACE, percent_text, probability_text
from backend.probability.temperature_scaling import scaled
from components.charts.chart import chart
from components.frame import announcements, prose, reserved
from components.state import fields, late_reports, workspace
from pages.application.calibration import answers, results
from pages.application.calibration.answers import LEAST, MOST, Answer
from pages.application.calibration.option_bars_chart import Bars, option_bars_figure

_CHOICE, _SURE, _NUMBER, _ANSWERS = "choice", "sure", "number", "answers"
_FIRST_SURE = 50
_STEP = 5
_HEIGHT = 350  # of the bars, in pixels


def given() -> tuple[Answer, ...]:
    """What the person has answered so far."""
    return answers.read(workspace.own(_ANSWERS, ""))


def draw(name: str) -> None:
    """The question on the left; on the right, once there is an answer, what the model gives."""
    known = _current()
    answer = next((one for one in given() if one.number == known.number), None)
    asking, telling = st.columns([1, 1.1], gap="medium")
    with asking:
        prose.caption(f"Question {known.number} of {len(questions())}: {known.topic}")
        st.markdown(f"#### {known.question.question}")
        if answer is None:
            _ask(known)
        else:
            _answered(answer)
    slot = telling.container(key="quiz_bars")
    with reserved.filling("quiz_bars", slot, _HEIGHT):
        if answer is None:
            _still_covered(name, known)
        else:
            four = results.asked(name, known.question, "sentence")
            _bars(name, answer, four)


def _current() -> Known:
    asked = workspace.own(_NUMBER, "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    return questions()[number - 1 if 1 <= number <= len(questions()) else 0]


def _ask(known: Known) -> None:
    options = known.question.options
    chosen = fields.own_value(
        st.radio,
        _CHOICE,
        None,
        lambda text: None if text == "None" else fields.one_of(LETTERS)(text),
        "Your answer",
        list(LETTERS),
        format_func=lambda letter: f"{letter}. {options[LETTERS.index(letter)]}",
        index=None,
    )
    fields.own_value(
        st.slider,
        _SURE,
        _FIRST_SURE,
        _read_sure,
        "How sure are you?",
        LEAST,
        MOST,
        step=_STEP,
        format=f"%d{SPACE}%%",
        help=f"At 25{SPACE}% you guess among four. Say 80{SPACE}% where you would be right in 4 "
        "of 5 such cases",
    )
    with st.container(horizontal=True):
        st.button(
            "Commit",
            key="quiz_commit",
            disabled=chosen is None,
            on_click=_commit,
            args=(known.number,),
        )
        st.button(
            "Another question",
            key="quiz_skip",
            type="tertiary",
            icon=":material/skip_next:",
            on_click=_go_on,
            args=(known.number,),
        )
    announcements.follows("quiz_commit", "quiz_next")


def _answered(answer: Answer) -> None:
    options = answer.known.question.options
    st.text(
        "\n".join(
            f"{'●' if place == answer.chosen else '○'} {LETTERS[place]}. {option}"
            for place, option in enumerate(options)
        )
    )
    st.text(f"You are {answer.sure}{SPACE}% sure.")
    with st.container(horizontal=True):
        if answers.next_open(given(), answer.number) is not None:
            st.button(
                "Next question",
                key="quiz_next",
                icon=":material/arrow_forward:",
                on_click=_go_on,
                args=(answer.number,),
            )
        st.button(
            "Begin anew",
            key="quiz_anew",
            type="tertiary",
            icon=":material/replay:",
            help="Forget all my answers",
            on_click=_begin_anew,
        )
    announcements.follows("quiz_next", "quiz_skip")
    announcements.follows("quiz_anew", "quiz_skip")


def _still_covered(name: str, known: Known) -> None:
    """The person's own bar, as far as it is chosen, and room for those of the model."""
    question = known.question
    letter, sure = workspace.own(_CHOICE, ""), _sure_now()
    chosen = LETTERS.find(letter) if len(letter) == 1 else -1
    announcements.when_changed("quiz", "", at_first=False)
    chart(
        option_bars_figure(
            question.options,
            None,
            [
                Bars("you", _mine(chosen, sure), mine=True),
                Bars("the model, once you commit", [math.nan] * len(LETTERS)),
            ],
            called_shortly(name),
            f"will end “{question.sentence} …”",
            finding="Choose, say how sure you are, commit",
        ),
        key="quiz",
        alt=f"Your answer so far: {question.options[chosen]}, {percent_text(sure / 100, 2)} sure"
        if chosen >= 0
        else "No answer is chosen yet. The model’s probabilities come once you commit",
    )


def _bars(name: str, answer: Answer, four: Scores) -> None:
    question = answer.known.question
    shares = scaled(four)
    mine = _mine(answer.chosen, answer.sure)
    top = int(shares.argmax())
    verdict = "Right" if answer.right else "Wrong"
    told = f"{verdict}: the answer is “{question.options[question.right]}”"
    model = (
        f"The model gives “{question.options[top]}” {probability_text(float(shares[top]))}, and is "
        f"{'right' if top == question.right else 'wrong'}."
    )
    chart(
        option_bars_figure(
            question.options,
            question.right,
            [Bars("you", mine, mine=True), Bars("the model", list(map(float, shares)))],
            called_shortly(name),
            f"ending “{question.sentence} …”",
            finding=told,
        ),
        key="quiz",
        alt=f"{told}. You said {percent_text(answer.sure / 100, 2)}. {model}",
    )
    announcements.when_changed("quiz", f"{told}. {model}", at_first=False)


def _mine(chosen: int, sure: int) -> list[float]:
    return [sure / 100 if one == chosen else math.nan for one in range(len(LETTERS))]


def _sure_now() -> int:
    try:
        return _read_sure(workspace.own(_SURE, str(_FIRST_SURE)))
    except ValueError:
        return _FIRST_SURE


def _read_sure(text: str) -> int:
    sure = int(text)
    if not LEAST <= sure <= MOST or sure % _STEP:
        raise ValueError(text)
    return sure


def _commit(number: int) -> None:
    """Acts on what is chosen when it runs; an answer that is there stays."""
    late_reports.take_over()
    letter = workspace.own(_CHOICE, "")
    one = Answer(number, LETTERS.find(letter), _sure_now())
    if letter in tuple(LETTERS) and all(each.number != number for each in given()):
        workspace.keep_own(
            {
                _ANSWERS: answers.write([*given(), one]),
                _NUMBER: str(number),
                _CHOICE: None,
                _SURE: None,
            }
        )


def _go_on(after: int) -> None:
    following = answers.next_open(given(), after)
    if following is not None:
        workspace.keep_own({_NUMBER: str(following), _CHOICE: None, _SURE: None})


def _begin_anew() -> None:
    workspace.keep_own(dict.fromkeys((_ANSWERS, _NUMBER, _CHOICE, _SURE)))
