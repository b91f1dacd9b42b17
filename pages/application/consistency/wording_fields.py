"""What is asked, and how: the wordings, a temperature, the first seed, and what is right."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from backend.analyses.application.consistency import TEMPERATURES, WORDINGS, prompt, questions
from backend.analyses.application.same_fact import Fact
from components.frame import prose
from components.results import shared
from components.state import fields, text_history
from pages.application.consistency.texts import lines

_FIRST = 0.7
_SEED = 96  # pixels of its field


@dataclass(frozen=True)
class Asked:
    """What is on the screen.

    Attributes:
        question: the one of the set that it is; None: one's own.
        seed: of the first sample.
        accepted: what a right answer names one of; empty: nobody has said.
    """

    wordings: tuple[str, ...]
    question: Fact | None
    temperature: float
    seed: int
    accepted: tuple[str, ...]

    @property
    def called(self) -> str:
        """In a legend."""
        return "your own" if self.question is None else "on the screen"


def wordings(name: str, text: str) -> tuple[str, ...]:
    """The lines of a text, each once; of an empty one the empty wording. Raises TextTooLong."""
    written = dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())
    found = tuple(written)[:WORDINGS] or ("",)
    for one in found:
        prompt(shared.vocabulary(name), one)
    if len(written) > WORDINGS:
        prose.caption(f":material/content_cut: Only the first {WORDINGS} wordings are asked.")
    return found


def settings(asked: tuple[str, ...]) -> Asked:
    """The fields beside the wordings, and what they say."""
    question = next((one for one in questions() if one.wordings == asked), None)
    # Rows, not columns: on a phone columns would stand one below the other, and push the bars away.
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(key="sampled_at_place", width="content"):  # a lesson points at it
            temperature: float = fields.own_value(
                st.segmented_control,
                "sampled_at",
                _FIRST,
                fields.one_of(TEMPERATURES),
                "Temperature",
                list(TEMPERATURES),
                format_func=lambda one: f"{one:g}",
                required=True,
            )
        seed = fields.seed_field("First seed", key="consistency_seed", width=_SEED)
    accepted = _typed() if question is None else question.accepted
    with st.container(horizontal=True, vertical_alignment="center"):
        _another(question)
        if question is not None:
            prose.caption(f"Right: {', '.join(accepted)}", width="content")
    return Asked(asked, question, temperature, seed, accepted)


def _typed() -> tuple[str, ...]:
    """What is right of one's own."""
    typed = fields.own_text("right_answers", "", "Right answers, with commas")
    return tuple(one.strip() for one in typed.split(",") if one.strip())


def _another(question: Fact | None) -> None:
    """A button that takes the next question of the set; kinds follow each other."""
    every = questions()
    kinds = len({one.kind for one in every})
    each = len(every) // kinds  # of a kind
    place = every.index(question) if question is not None else -each
    after = place + each  # the same number of the next kind; after the last, the next number
    following = after if after < len(every) else (after % each + 1) % each
    one = every[following]
    st.button(
        "Another question",
        icon=":material/skip_next:",
        key="question_next",
        on_click=text_history.put,
        args=(lines(one.kind.name, one.about),),
    )
