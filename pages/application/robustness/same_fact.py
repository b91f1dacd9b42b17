"""The same fact asked in several wordings: one's own, and all facts of the set."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import same_fact as analysis
from backend.analyses.application.greedy_answers import text_of
from backend.analyses.application.same_fact import COUNT, WORDINGS, names
from backend.figures.of_application import proportion_text
from backend.numbers import SPACE, percent_text
from components.charts.chart import chart
from components.frame import announcements, claim_scope, prose
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import measured_on, shared
from pages.application.robustness import results
from pages.application.robustness.fact_fields import Own, fact_fields
from pages.application.robustness.results import Answers
from pages.application.robustness.same_fact_chart import Shown, row_of, same_fact_figure

_OUTCOME: dict[analysis.Outcome, str] = {
    "all": "right in every wording",
    "mixed": "right in some wordings, wrong in others",
    "none": "right in no wording",
}


def draw(name: str) -> None:
    """A fact to ask for, its answers, and the whole set."""
    prose.markdown(
        "Ask for one fact in several wordings. If the model has the fact, does each wording bring "
        "it out? Each other wording is a paraphrase, as people ask."
    )
    own = fact_fields(name)
    _whole_set(_answered(name, own) if own is not None else None)


def _answered(name: str, own: Own) -> Shown | None:
    """The answers to what is typed, as a table."""
    place = st.container()
    found = long_work(
        "five_wordings",
        (name, own.wordings),
        results.answers.known(name, own.wordings),
        lambda: results.answers.steps(name, own.wordings),
        _far,
        doing="Answering",
        unit="tokens",
    )
    if not found:
        return None
    texts = tuple(text_of(shared.vocabulary(name), one) for one in found)
    right = tuple(names(one, own.accepted) for one in texts)
    told = f"{sum(right)} of {len(right)} right: {_OUTCOME[analysis.outcome(right)]}."
    with place:
        for wording, text, hit in zip(own.wordings, texts, right, strict=True):
            st.text(f"{'✓' if hit else '✗'} {wording} ▏{text or '(no answer)'}")
        prose.markdown(f"**{told}**")
    announcements.when_changed("five wordings", told)
    return Shown("your own", own.wordings, texts, right)


def _far(answers: Answers) -> tuple[int, int]:
    if all(one.done for one in answers):
        return COUNT, COUNT
    return max(len(one.ids) for one in answers), COUNT


def _whole_set(own: Shown | None) -> None:
    every = analysis.measured()
    prose.markdown(f"#### {len(every)} facts, {WORDINGS} wordings each")
    rows = [row_of(one) for one in sorted(every, key=lambda one: -sum(one.right))]
    if own is not None and all(own.wordings != one.wordings for one in rows):
        rows = [own, *rows]
    all_right, mixed, none = (analysis.counted(one) for one in analysis.OUTCOMES)
    chart(
        same_fact_figure(
            rows,
            finding=f"All right {all_right.hits}, mixed {mixed.hits}, none {none.hits} "
            f"of {mixed.count} facts",
        ),
        key="same_fact",
        alt=f"A row of {WORDINGS} marks for each of {mixed.count} facts. {all_right.hits} rows are "
        f"right throughout, {mixed.hits} are mixed, {none.hits} wrong throughout.",
    )
    prose.markdown(
        f"{claim_scope.whose()}**Whether the model has a fact depends on how it is asked:** "
        f"{proportion_text(mixed)} facts are mixed, {proportion_text(all_right)} right in all "
        f"{WORDINGS} wordings, {proportion_text(none)} in none. Of all answers "
        f"{percent_text(analysis.right_answers().share, 2)} are right."
    )
    without = {one: analysis.without_question(one) for one in analysis.OUTCOMES}
    prose.markdown(
        "The last wording is a question, which this model hardly answers: "
        f"{proportion_text(analysis.questions_right())} answers are right, and "
        f"{proportion_text(analysis.nothing_named())} end before they name anything, as in “The "
        "answer is:”. Without it, "
        f"{proportion_text(without['mixed'])} facts are mixed, {proportion_text(without['all'])} "
        f"right throughout, {proportion_text(without['none'])} in none."
    )
    with st.expander("By kind of fact and wording", icon=":material/table_rows:"):
        for kind in analysis.kinds():
            st.table(
                {
                    f"{kind.name}: wording": [one.replace("{}", "…") for one in kind.wordings],
                    "right": [f"{one.hits} of {one.count}" for one in analysis.right_in(kind.name)],
                },
                hide_index=True,
                border="horizontal",
                alt=f"How many answers are right in each wording, {kind.name}",
            )
    prose.caption(f"95{SPACE}% Wilson intervals. Wordings are numbered as in the table.")
    csv_button(_columns, "same-fact", head=measured_on.head)


def _columns() -> dict[str, list[object]]:
    every = [
        (one.fact, number, wording, text, right)
        for one in analysis.measured()
        for number, (wording, text, right) in enumerate(
            zip(one.fact.wordings, one.texts, one.right, strict=True), start=1
        )
    ]
    return {
        "kind": [fact.kind.name for fact, *_ in every],
        "about": [fact.about for fact, *_ in every],
        "wording number": [number for _, number, *_ in every],
        "wording": [wording for *_, wording, _, _ in every],
        "answer": [text for *_, text, _ in every],
        "right": ["yes" if right else "no" for *_, right in every],
    }
