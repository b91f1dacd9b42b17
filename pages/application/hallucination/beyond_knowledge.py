"""Examples of "I don't know" before the question, and what they make the model say."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import beyond_knowledge as analysis
from backend.analyses.application.beyond_knowledge import SHOWN, Shown
from backend.analyses.application.greedy_answers import text_of
from backend.analyses.application.things import kinds
from backend.figures.of_application import proportion_text
from backend.numbers import SPACE
from backend.probability.proportion import Proportion
from components.frame import claim_scope, prose
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import measured_on, shared
from components.state import fields
from pages.application.hallucination import results
from pages.application.hallucination.results import Answers
from pages.application.hallucination.thing_fields import thing_fields

_SHOWN: dict[Shown, str] = {
    "none": "No examples",
    "answers": "Six answered",
    "both": "Six answered, six “I don’t know”",
}


def draw(name: str) -> None:
    """Something to ask about, the examples before it, the answer, and the whole set."""
    prose.markdown(
        "Put examples before the question: about real things with an answer, about made-up ones "
        "with “I don’t know.” Then ask about something else. The examples stand in the prompt: no "
        "parameter of the model changes."
    )
    shown = fields.own_value(
        st.segmented_control,
        "shown_before",
        "both",
        fields.one_of(SHOWN),
        "Before the question",
        list(_SHOWN),
        format_func=lambda one: _SHOWN[one],
        required=True,
    )
    thing = thing_fields(name)
    if thing is not None:
        st.text(f"Question: {thing.question}")
        place = st.container(border=True).empty()
        place.text("…")
        found = long_work(
            "beyond_knowledge",
            (name, thing, shown),
            results.after_demonstrations.known(name, thing, shown),
            lambda: results.after_demonstrations.steps(name, thing, shown),
            _far,
            doing="Answering",
            unit="tokens",
        )
        if found:
            place.text(text_of(shared.vocabulary(name), found[0]) or "(no answer)")
    if shown != "none":
        with st.expander("The examples", icon=":material/format_list_bulleted:"):
            every = analysis.demonstrations(shown)
            st.table(
                {
                    "question": [one.question for one in every],
                    "answer": [one.answer for one in every],
                },
                hide_index=True,
                border="horizontal",
                alt="The questions and answers that stand before the question",
            )
    _whole_set()


def _far(answers: Answers) -> tuple[int, int]:
    done = answers[0].done
    return (analysis.COUNT if done else len(answers[0].ids)), analysis.COUNT


def _whole_set() -> None:
    prose.markdown("#### All 120 things, after the same examples")
    prose.markdown(
        f"{claim_scope.whose()}After examples of “I don’t know” the model says so of "
        f"{proportion_text(analysis.declining('both', real=False))} made-up things and of "
        f"{proportion_text(analysis.declining('both', real=True))} real ones. **Of which made-up "
        "ones goes by their kind**, as the second table shows: one example of each kind does not "
        "teach it for all kinds."
    )
    st.table(
        {
            "before the question": list(_SHOWN.values()),
            "made up: says “I don’t know”": [
                proportion_text(analysis.declining(one, real=False)) for one in SHOWN
            ],
            "real: says “I don’t know”": [
                proportion_text(analysis.declining(one, real=True)) for one in SHOWN
            ],
            "real: right": [proportion_text(analysis.right(one)) for one in SHOWN],
        },
        hide_index=True,
        border="horizontal",
        alt="How often the model says that it does not know, after each kind of examples",
    )
    names = [one.name for one in kinds()]
    st.table(
        {
            "kind": names,
            "made up: says “I don’t know”": [
                _of(analysis.declining("both", real=False, kind=one)) for one in names
            ],
            "real: says “I don’t know”": [
                _of(analysis.declining("both", real=True, kind=one)) for one in names
            ],
        },
        hide_index=True,
        border="horizontal",
        alt="The same after all twelve examples, by kind of thing",
    )
    prose.caption(
        f"Above: after each kind of examples, with 95{SPACE}% Wilson intervals. Below: after all "
        "twelve examples, by kind of thing. None of the examples is among the things asked."
    )
    csv_button(_columns, "beyond-knowledge", head=measured_on.head)


def _of(found: Proportion) -> str:
    return f"{found.hits} of {found.count}"


def _columns() -> dict[str, list[object]]:
    every = analysis.measured()
    return {
        "before the question": [one.shown for one in every],
        "kind": [one.thing.kind.name for one in every],
        "name": [one.thing.name for one in every],
        "exists": ["yes" if one.thing.real else "no" for one in every],
        "answer": [one.text for one in every],
        "says I don't know": ["yes" if one.unknown else "no" for one in every],
    }
