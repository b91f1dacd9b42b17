"""The lesson of a page: one step at a time, each asked, answered, and then explained."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from components.frame import announcements, prose, site
from components.frame.course import covers, progress, questions
from components.frame.course.judging import Given
from components.frame.page_card import PageCard
from components.frame.question import Do
from components.state import text_history, workspace
from components.state.link import Space

_SPOKEN = "lesson"  # what is said about it
_SET_UP = "lesson_set_up"  # the page and the step the page was last set up for


def way_in(card: PageCard) -> None:
    """The button that opens the lesson of this page, if it has one."""
    if card.lesson and _step(card) is None:
        done = sum(one is not None for one in progress.of_lesson(card))
        far = f"{done} of {len(card.lesson)}" if done else "5 min"
        st.button(
            f"Lesson, {far}",
            icon=":material/school:",
            key="lesson_open",
            type="tertiary",
            help="Answer first, then see what the model says. Your own text comes back at the end",
            on_click=go,
            args=(card, progress.first_open(card)),
        )


def draw(card: PageCard) -> None:
    """The step that is open, if one is."""
    number = _step(card)
    if number is None:
        announcements.when_changed(_SPOKEN, "The lesson is closed", at_first=False)
        return
    if number > len(card.lesson):
        _end(card)
        announcements.when_changed(_SPOKEN, "The lesson is done")
        return
    _set_up_for_a_link(card, number)
    tick(card)
    step = card.lesson[number - 1]
    given = progress.answer(card, number)
    words = card.told(step.ask) if given is None else questions.told(card, number, given)
    announcements.when_changed(_SPOKEN, announcements.plain(f"{name(card, number)} {words}"))
    st.html(f"<style>{covers.style(step, given is not None)}</style>")
    with st.container(border=True, key="lesson"):
        _ways(card, number)
        prose.markdown(card.told(step.ask))
        with st.container(key="lesson_asked"):
            if given is None:
                questions.ask(card, number)
        with st.container(key="lesson_told"):
            if given is not None:
                questions.tell(card, number, given)


def _ways(card: PageCard, number: int) -> None:
    """Which step it is, and the ways on: above what grows, so that no button moves under a hand."""
    last = number == len(card.lesson)
    with st.container(horizontal=True, vertical_alignment="center", key="lesson_ways"):
        st.markdown(f"**{name(card, number)}**", width="content")
        _button(card, "Back", "arrow_back", number - 1 or None, off=number == 1)
        _button(card, "Finish" if last else "Next", "arrow_forward", number + 1, kind="secondary")
        st.button(
            "Reset this step",
            icon=":material/replay:",
            key="lesson_replay",
            type="tertiary",
            on_click=_again,
            args=(card, number),
        )
        _end_button("End lesson")


def name(card: PageCard, number: int) -> str:
    """What a step is called: "Step 2 of 3." or "Check 1 of 2."."""
    check = card.lesson[number - 1].check
    alike = [place for place, one in enumerate(card.lesson, 1) if one.check == check]
    return f"{'Check' if check else 'Step'} {alike.index(number) + 1} of {len(alike)}."


def go(card: PageCard, number: int) -> None:
    """Open a step, and set the page up for it: nothing is left from before."""
    if number <= len(card.lesson):
        step, plain = card.lesson[number - 1], Space()
        text_history.set_up(
            step.text,
            lesson=number,
            sampling=step.sampling or plain.sampling,
            position=step.position,
            part=step.part,
            count=step.count,
            model=plain.model,
            word=plain.word,
            seed=plain.seed,
            chat=plain.chat,
            guess_first=plain.guess_first,
        )
        workspace.forget_bound()
    else:
        workspace.begin_lesson()
        workspace.keep_lesson(number)
    st.session_state[_SET_UP] = (card.id, number)


def _set_up_for_a_link(card: PageCard, number: int) -> None:
    """A link that says no more than which step: what the step speaks of has to be there."""
    if st.session_state.get(_SET_UP) != (card.id, number) and workspace.space().text is None:
        go(card, number)
    st.session_state[_SET_UP] = (card.id, number)


def tick(card: PageCard) -> None:
    """If the open step asks to do something and it is done, run again and say so.

    Called before a page is drawn, and after it, for what the page itself has done meanwhile.
    """
    number = _step(card)
    if number is None or number > len(card.lesson) or progress.answer(card, number) is not None:
        return
    question = card.lesson[number - 1].question
    if isinstance(question, Do) and question.until.holds(workspace.space()):
        progress.keep(card, number, Given("done", True))
        st.rerun()  # the side bar, which stands before the page, has another dot


def _end(card: PageCard) -> None:
    """After the last step: how it went, and where the course goes on."""
    every = progress.of_lesson(card)
    right, count = sum(bool(one and one.right) for one in every), len(every)
    following = next_lesson(card)
    with st.container(border=True, key="lesson"):
        prose.markdown(f"**Lesson done: {right} of {count} right.** {card.told(card.learned)}")
        with st.container(horizontal=True, vertical_alignment="center", key="lesson_ways"):
            _button(card, "Back", "arrow_back", count)
            if following is not None:
                st.page_link(
                    following.script,
                    label=f"Next lesson: {following.title}",
                    icon=":material/arrow_forward:",
                    query_params=_query(following),
                )
            else:
                st.page_link(
                    site.card_of("course").script,
                    label="The course in summary",
                    icon=":material/flag:",
                )
            _end_button("Back to my own text")


def next_lesson(card: PageCard) -> PageCard | None:
    """The page whose lesson follows, in the menu's order."""
    every = site.lessons()
    place = every.index(card) + 1
    return every[place] if place < len(every) else None


def _query(card: PageCard) -> dict[str, str]:
    return workspace.link_to({"lesson": str(progress.first_open(card))})


def _button(
    card: PageCard,
    label: str,
    icon: str,
    step: int | None,
    *,
    off: bool = False,
    kind: Literal["secondary", "tertiary"] = "tertiary",
) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"lesson_{icon}",
        type=kind,
        disabled=off,
        on_click=go,
        args=(card, step),
    )


def _again(card: PageCard, number: int) -> None:
    progress.forget(card, number)
    go(card, number)


def _end_button(label: str) -> None:
    st.button(
        label,
        icon=":material/close:",
        key="lesson_end",
        type="tertiary",
        on_click=text_history.end_lesson,
    )


def _step(card: PageCard) -> int | None:
    """The open step; one after the last is the lesson's end. A link may ask for what is not."""
    step = workspace.space().lesson
    return step if card.lesson and step and step <= len(card.lesson) + 1 else None
