"""The question of a step on the screen, and what is told once it has been answered."""

from __future__ import annotations

import streamlit as st

from components.frame import claim_scope, prose
from components.frame.claim import claim
from components.frame.course import progress
from components.frame.course.judging import LONGEST_ANSWER, Given, judged, objection
from components.frame.page_card import PageCard
from components.frame.question import Choice, Do, Number, Question, Word
from components.state import workspace

_TYPED = "lesson_typed"


def ask(card: PageCard, number: int) -> None:
    """The question of a step that has no answer yet. A task ticks itself."""
    question = card.lesson[number - 1].question
    match question:
        case Choice(options=options):
            for place, one in enumerate(options):
                st.button(
                    card.told(one.says),
                    key=f"lesson_option_{place}",
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
    """The verdict, the right answer, and why."""
    step = card.lesson[number - 1]
    match step.question:
        case Choice(options=options):
            right = right_answer(card, number)
            lines = [_option(card.told(one.says), one.value, given, right) for one in options]
            prose.markdown("  \n".join(lines))
        case Number(unit=unit):
            _typed(given, f"{right_answer(card, number)} {unit}")
        case Word():
            _typed(given, right_answer(card, number))
        case Do():
            pass
    wrong = objection(step.question, given)
    because = f"{card.told(wrong)} " if wrong else ""
    prose.markdown(
        f"{_verdict(step.question, given)} {because}{claim_scope.whose(step.why)}"
        f"{card.told(step.why)}"
    )


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


def _typed(given: Given, right: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption("Your answer:", width="content")
        st.text(given.said, width="content")  # never Markdown: a person typed it
        if not given.right:
            st.caption("The model's:", width="content")
            st.text(right, width="content")


def _field(card: PageCard, number: int, label: str) -> None:
    with (
        st.form("lesson_form", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(label, key=_TYPED, max_chars=LONGEST_ANSWER, autocomplete="off", width=260)
        st.form_submit_button(
            "Answer", key="lesson_answer", on_click=_answer_typed, args=(card, number)
        )


def _answer_typed(card: PageCard, number: int) -> None:
    _answer(card, number, st.session_state[_TYPED])


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
