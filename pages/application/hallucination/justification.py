"""The question as a conversation, with both answers as far as they are written, side by side."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from backend.analyses.application.greedy_answers import Answer
from backend.analyses.application.one_word_decides import JUSTIFIED, Statement
from backend.text.generated_text import written_text
from components.outputs.progress import long_work
from components.results import shared
from pages.application.hallucination import results
from pages.application.hallucination.results import Answers

_WORDS = ("No", "Yes")


def draw(name: str, statement: Statement) -> None:
    """The question, what is written for the model, and on demand how it goes on."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"User: {statement.question}")
        wanted = st.toggle(
            "Let it justify itself",
            key="justify",
            bind="query-params",
            help=f"Generates {JUSTIFIED} tokens after both, always the most likely one",
            width="content",
        )
    slots = [column.container(border=True).empty() for column in st.columns(2)]
    for slot, word in zip(slots, _WORDS, strict=True):
        slot.text(f"Assistant: {statement.beginning(word)} ▏")
    if not wanted:
        return

    def show(answers: Answers) -> None:
        for slot, word, answer in zip(slots, _WORDS, answers, strict=True):
            _fill(slot, name, statement.beginning(word), answer)

    answers = long_work(
        "justified",
        (name, statement),
        results.justified.known(name, statement),
        lambda: results.justified.steps(name, statement),
        _far,
        doing="Generating both answers",
        unit="tokens",
        show=show,
    )
    if answers is not None:
        show(answers)


def _far(answers: Answers) -> tuple[int, int]:
    """How many tokens are written, of how many."""
    if all(one.done for one in answers):
        return JUSTIFIED, JUSTIFIED
    return max(len(one.ids) for one in answers), JUSTIFIED


def _fill(slot: DeltaGenerator, name: str, begun: str, answer: Answer) -> None:
    slot.text(f"Assistant: {begun} ▏{written_text(shared.vocabulary(name), answer.ids).text}")
