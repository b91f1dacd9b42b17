"""How the model goes on after both beginnings, written token by token, side by side."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from backend.analyses.application.greedy_answers import Answer
from backend.analyses.application.one_word_decides import JUSTIFIED, Statement
from backend.text.generated_text import written_text
from components.frame import prose
from components.outputs.progress import long_work
from components.results import shared
from pages.application.hallucination import results
from pages.application.hallucination.results import Answers

WORDS = ("No", "Yes")


def draw(name: str, statement: Statement) -> None:
    """A switch, and both texts."""
    wanted = st.toggle(
        f"Let it justify itself: write {JUSTIFIED} tokens after both",
        key="justify",
        bind="query-params",
        help="Greedy: always the most likely token",
    )
    if not wanted:
        return
    columns = st.columns(2)
    slots = [column.container(border=True).empty() for column in columns]
    for slot, word in zip(slots, WORDS, strict=True):
        slot.text(f"{statement.beginning(word)} …")

    def show(answers: Answers) -> None:
        for slot, word, answer in zip(slots, WORDS, answers, strict=True):
            _fill(slot, name, statement.beginning(word), answer)

    known = results.justified.known(name, statement)
    answers = long_work(
        "justified",
        (name, statement),
        known,
        lambda: results.justified.steps(name, statement),
        far,
        doing="Writing both answers",
        unit="tokens",
        show=show,
    )
    if answers is not None:
        show(answers)
    prose.caption(
        "Only the first word was written by us, and the subject. What follows is the model’s most "
        "likely token each time."
    )


def far(answers: Answers) -> tuple[int, int]:
    """How many tokens are written, of how many."""
    if all(one.done for one in answers):
        return JUSTIFIED, JUSTIFIED
    return max(len(one.ids) for one in answers), JUSTIFIED


def _fill(slot: DeltaGenerator, name: str, begun: str, answer: Answer) -> None:
    more = written_text(shared.vocabulary(name), answer.ids).text
    slot.text(f"{begun} ▏{more.lstrip(' ')}")
