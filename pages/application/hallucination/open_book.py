"""The same question with nothing given and with a note: whose answer is it then?"""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import open_book as analysis
from backend.analyses.application.greedy_answers import Answer, text_of
from backend.analyses.application.things import Thing
from backend.errors import TextTooLong
from backend.figures.of_application import proportion_text
from backend.numbers import SPACE
from backend.text.limits import encode_within
from components.frame import claim_scope, notices, prose
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import measured_on, shared
from components.state import fields
from pages.application.hallucination import results
from pages.application.hallucination.results import Answers
from pages.application.hallucination.thing_fields import thing_fields

_LIMIT = 64  # tokens of a note


def draw(name: str) -> None:
    """Something to ask about, a note to write, both answers, and the whole set."""
    prose.markdown(
        "Write a note, true or false. The model is asked twice: without the note (closed book), "
        "and with it (open book). Is the answer the note’s or the model’s own?"
    )
    thing = thing_fields(name)
    if thing is not None:
        try:
            _both(name, thing)
        except TextTooLong as error:  # the note
            notices.show(error)
    _whole_set()


def _both(name: str, thing: Thing) -> None:
    false = analysis.sentence(thing, analysis.noted(thing, "false"))
    note = fields.own_text("note", false, "Note").strip()
    encode_within(shared.vocabulary(name), note, _LIMIT)
    st.text(f"Question: {thing.question}")
    slots = [column.container(border=True) for column in st.columns(2)]
    for slot, title in zip(slots, ("Closed book", "Open book"), strict=True):
        slot.markdown(f"**{title}**")
    texts = [slot.empty() for slot in slots]
    for one in texts:
        one.text("…")
    found = long_work(
        "open_book",
        (name, thing, note),
        results.with_and_without_note.known(name, thing, note),
        lambda: results.with_and_without_note.steps(name, thing, note),
        _far,
        doing="Answering twice",
        unit="tokens",
    )
    for one, answer in zip(texts, found or (), strict=False):
        one.text(_said(name, answer))


def _said(name: str, answer: Answer) -> str:
    return text_of(shared.vocabulary(name), answer) or "(no answer)"


def _far(answers: Answers) -> tuple[int, int]:
    if all(one.done for one in answers):
        return analysis.COUNT, analysis.COUNT
    return max(len(one.ids) for one in answers), analysis.COUNT


def _whole_set() -> None:
    prose.markdown("#### All 120 things, asked both ways")
    rows = {
        "real, no note": (analysis.following("none", real=True), analysis.right("none")),
        "real, true note": (analysis.following("true", real=True), analysis.right("true")),
        "real, false note": (analysis.following("false", real=True), analysis.right("false")),
        "made up, no note": (analysis.following("none", real=False), None),
        "made up, a note": (analysis.following("false", real=False), None),
    }
    prose.markdown(
        f"{claim_scope.whose()}**A false note is followed** in "
        f"{proportion_text(analysis.following('false', real=True))} real things; the truth is said "
        f"in {proportion_text(analysis.right('false'))}. About made-up things an answer that "
        "a note gives is said in "
        f"{proportion_text(analysis.following('false', real=False))} with the note, and in "
        f"{proportion_text(analysis.following('none', real=False))} without."
    )
    st.table(
        {
            "asked about": list(rows),
            "says what the note says": [proportion_text(one) for one, _ in rows.values()],
            "says the truth": ["–" if two is None else proportion_text(two) for _, two in
                               rows.values()],
        },
        hide_index=True,
        border="horizontal",
        alt="How many answers follow the note, and how many are right, with and without a note",
    )  # fmt: skip
    prose.caption(
        f"95{SPACE}% Wilson intervals. Without a note, the first column counts what the false note "
        "would have said. Counted is whether the answer names it; a name alone is counted as said."
    )
    csv_button(_columns, "open-book", head=measured_on.head)


def _columns() -> dict[str, list[object]]:
    every = analysis.measured()
    return {
        "kind": [one.thing.kind.name for one in every],
        "name": [one.thing.name for one in every],
        "exists": ["yes" if one.thing.real else "no" for one in every],
        "note": [one.note for one in every],
        "the note says": [one.noted if one.note != "none" else "" for one in every],
        "answer": [one.text for one in every],
        "says what the note says": ["yes" if one.follows else "no" for one in every],
        "right": ["yes" if one.right else "no" for one in every],
    }
