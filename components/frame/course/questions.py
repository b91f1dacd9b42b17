"""The question of a step on the screen, and what is told once it has been answered."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components.frame import claim_scope, prose
from components.frame.claim import claim
from components.frame.course import progress
from components.frame.course.judging import LONGEST_ANSWER, Given, judged, objection
from components.frame.page_card import PageCard
from components.frame.question import Choice, Do, Number, Question, Word
from components.state import workspace


def ask(card: PageCard, number: int) -> None:
    """The question of a step that has no answer yet. A task ticks itself.

    Every step has widgets of its own: a quick click cannot be taken for an answer to another one.
    """
    question = card.lesson[number - 1].question
    match question:
        case Choice(options=options):
            for place, one in enumerate(options):
                st.button(
                    card.told(one.says),
                    key=f"lesson_{number}_option_{place}",
                    width="stretch",
                    on_click=_answer,
                    args=(card, number, one.value),
                )
        case Number(unit=unit):
            _field(card, number, f"How many {unit}?")
        case Word():
            _field(card, number, "Your word")
        case Do():
            prose.caption(":material/check_box_outline_blank: It is ticked when it is done.")


def tell(card: PageCard, number: int, given: Given) -> None:
    """The verdict, the right answer, and why: two elements, whatever the question was.

    With fewer than the step before, the last ones of that would stand there until the run ends.
    """
    step, right = card.lesson[number - 1], right_answer(card, number)
    whose = claim_scope.whose(step.why)
    lines = [f"{_verdict(step.question, given)} {_because(card, number, given, whose)}"]
    typed: Callable[[], object] = st.empty
    match step.question:
        case Choice(options=options):
            marked = [_option(card.told(one.says), one.value, given, right) for one in options]
            lines.insert(0, "  \n".join(marked))
        case Number(unit=unit):
            typed = _typed(given, f"{right} {unit}")
        case Word():
            typed = _typed(given, right)
        case Do():
            pass
    prose.markdown("\n\n".join(lines))
    typed()


def told(card: PageCard, number: int, given: Given) -> str:
    """The verdict and why, as Markdown."""
    verdict = _verdict(card.lesson[number - 1].question, given)
    return f"{verdict} {_because(card, number, given)}"


def _because(card: PageCard, number: int, given: Given, whose: str = "") -> str:
    step = card.lesson[number - 1]
    wrong = objection(step.question, given)
    return (f"{card.told(wrong)} " if wrong else "") + whose + card.told(step.why)


def right_answer(card: PageCard, number: int) -> str:
    """As the models computed it; empty for a task."""
    match card.lesson[number - 1].question:
        case Choice(answer=answer) | Number(answer=answer) | Word(answer=answer):
            return card.told(claim("{answer}", answer=answer))
        case Do():
            return ""


def _verdict(question: Question, given: Given) -> str:
    match question:
        case Do():
            return ":green[:material/check_box: **Done.**]"
        case Word() if not given.right:
            return "**Another word.**"
    if given.right:
        return ":green[:material/check_circle: **Right.**]"
    return ":red[:material/cancel: **Not quite.**]"


def _option(says: str, value: str, given: Given, right: str) -> str:
    """One of the answers, marked, as Markdown."""
    chosen = value == given.said
    mark = "check_circle" if value == right else "cancel" if chosen else "radio_button_unchecked"
    colour = "green" if value == right else "red" if chosen else "gray"
    yours = " *(your answer)*" if chosen else ""
    return f":{colour}[:material/{mark}:] {says}{yours}"


def _typed(given: Given, right: str) -> Callable[[], object]:
    """Draws what was typed: as text, never as Markdown, since it is a person's."""
    models = "" if given.right else f"  The model's: {right}"
    return lambda: st.text(f"Your answer: {given.said}{models}")


def _field(card: PageCard, number: int, label: str) -> None:
    with (
        st.form(f"lesson_{number}_form", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(
            label, key=_typed_in(number), max_chars=LONGEST_ANSWER, autocomplete="off", width=260
        )
        st.form_submit_button(
            "Answer", key=f"lesson_{number}_answer", on_click=_answer_typed, args=(card, number)
        )


def _typed_in(number: int) -> str:
    return f"lesson_{number}_typed"


def _answer_typed(card: PageCard, number: int) -> None:
    _answer(card, number, st.session_state[_typed_in(number)])


def _answer(card: PageCard, number: int, said: str) -> None:
    question = card.lesson[number - 1].question
    given = judged(question, said, right_answer(card, number))
    if given is None:
        kind = "a number" if isinstance(question, Number) else "a word"
        st.toast(f"Type {kind} first.", icon=":material/edit:")
        return
    progress.keep(card, number, given)
    if isinstance(question, Word) and question.follow:
        workspace.keep_word(given.said)
