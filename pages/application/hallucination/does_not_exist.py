"""Ask about something that does not exist, and see which tokens of the answer were unlikely."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from backend.analyses.application import does_not_exist as analysis
from backend.analyses.application.does_not_exist import Form, Signal, cut, existence, measured
from backend.analyses.application.greedy_answers import Answer
from backend.analyses.application.things import Thing, kinds
from backend.figures.of_application import auroc_text, proportion_text
from backend.numbers import SPACE, precise_text, probability_text
from backend.text.generated_text import pieces
from components.charts.chart import chart
from components.frame import claim_scope, prose
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import measured_on, shared
from components.state import fields
from components.widgets.token_strip import Row, token_spans, token_strip
from pages.application.hallucination import results
from pages.application.hallucination.does_not_exist_chart import Own, does_not_exist_figure
from pages.application.hallucination.results import Answers
from pages.application.hallucination.thing_fields import in_set, thing_fields

_SIGNALS: dict[Signal, str] = {
    "mean": "Mean of all tokens",
    "first": "First token",
    "lowest": "Lowest token",
}
_FORMS: dict[Form, str] = {"sentence": "As a sentence", "chat": "In chat"}
_FIRST_THRESHOLD = 10  # percent


def draw(name: str) -> None:
    """Something to invent, the answers token by token, and all things of the set."""
    prose.markdown(
        "Invent a country, a person, a river. The model answers all the same. Do the "
        "probabilities of its tokens give the invention away?"
    )
    answers: dict[Form, Answer] = {}
    thing = thing_fields(name)
    if thing is not None:
        for form in analysis.FORMS:
            answer = _answer(name, thing, form)
            if answer is not None:
                answers[form] = answer
    _whole_set(thing, answers)


def _answer(name: str, thing: Thing, form: Form) -> Answer | None:
    """The answer as a strip, its least probable token marked."""
    slot = st.container()
    found = long_work(
        f"answer_{form}",
        (name, thing, form),
        results.answer_about.known(name, thing, form),
        lambda: results.answer_about.steps(name, thing, form),
        _far,
        doing="Answering",
        unit="tokens",
    )
    if not found or not found[0].ids:
        return None
    with slot:
        _strip(name, thing, form, found[0])
    return found[0]


def _far(answers: Answers) -> tuple[int, int]:
    done = answers[0].done
    return (analysis.COUNT if done else len(answers[0].ids)), analysis.COUNT


def _strip(name: str, thing: Thing, form: Form, answer: Answer) -> None:
    vocabulary = shared.vocabulary(name)
    lowest = answer.probabilities.index(min(answer.probabilities))
    asked = thing.question if form == "chat" else f"{thing.sentence} …"
    spans = [
        replace(
            span,
            value=probability,
            note=probability_text(probability),
            detail=f"{span.detail} · P {precise_text(probability)}"
            + (", the lowest of all" if place == lowest else ""),
            marked=place == lowest,
        )
        for place, (span, probability) in enumerate(
            zip(token_spans(pieces(vocabulary, answer.ids)), answer.probabilities, strict=True)
        )
    ]
    st.text(f"{_FORMS[form]}: {asked}")
    token_strip(
        [Row("Answer", spans, tone="left")],
        key=f"answer_strip_{form}",
        label=f"The answer, {_FORMS[form].lower()}. Its least probable token is circled",
    )
    st.caption(
        f"Mean of all tokens (geometric) {probability_text(answer.mean_probability)}, first token "
        f"{probability_text(answer.probabilities[0])}, lowest "
        f"{probability_text(min(answer.probabilities))}"
    )


def _whole_set(thing: Thing | None, answers: dict[Form, Answer]) -> None:
    prose.markdown("#### Sixty real things and sixty made-up ones")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        form = fields.own_value(
            st.segmented_control,
            "asked_as",
            "sentence",
            fields.one_of(analysis.FORMS),
            "Asked",
            list(_FORMS),
            format_func=lambda one: _FORMS[one],
            required=True,
        )
        signal = fields.own_value(
            st.segmented_control,
            "signal",
            "lowest",
            fields.one_of(analysis.SIGNALS),
            "Signal: probability",
            list(_SIGNALS),
            format_func=lambda one: _SIGNALS[one],
            required=True,
        )
        threshold = st.slider(
            "Show answers from",
            0,
            100,
            _FIRST_THRESHOLD,
            format=f"%d{SPACE}%%",
            key="threshold",
            bind="query-params",
            width=280,
        )
    found, stopped = existence(form, signal), cut(form, signal, threshold / 100)
    own = None
    if thing is not None and form in answers:
        own = Own(thing.name, analysis.signal(answers[form], signal), own=not in_set(thing))
    chart(
        does_not_exist_figure(analysis.of(form), signal, _SIGNALS[signal], threshold, own),
        key="does_not_exist",
        alt=f"Two lines of sixty dots, real above made up, by the signal. AUROC "
        f"{auroc_text(found)}. At the threshold {proportion_text(stopped.stopped_made_up)} "
        "answers about made-up things are stopped.",
    )
    prose.markdown(
        f"{claim_scope.whose()}**At this threshold** "
        f"{proportion_text(stopped.stopped_made_up)} inventions are stopped, and with them "
        f"{proportion_text(stopped.lost_right)} right answers are lost. Over all thresholds: "
        f"**AUROC {auroc_text(found)}**; 0.5 is chance."
    )
    _tables(form, signal)


def _tables(form: Form, signal: Signal) -> None:
    prose.markdown(
        "In chat the model answers "
        f"{proportion_text(analysis.answered_as_fact('chat'))} made-up things as if they existed, "
        f"and {proportion_text(analysis.answered_rightly('chat'))} real things rightly. "
        "Among real things alone, the same signal tells right answers from wrong ones with "
        f"AUROC {auroc_text(analysis.correctness(form, signal))}."
    )
    with st.expander("Every signal, and every kind of thing", icon=":material/table_rows:"):
        st.table(
            {
                "signal": list(_SIGNALS.values()),
                **{
                    f"AUROC, {label.lower()}": [
                        auroc_text(existence(one, each)) for each in _SIGNALS
                    ]
                    for one, label in _FORMS.items()
                },
            },
            hide_index=True,
            border="horizontal",
            alt="How well each signal tells real things from made-up ones, in both forms",
        )
        names = [one.name for one in kinds()]
        st.table(
            {
                "kind": names,
                f"AUROC, {_FORMS[form].lower()}, {_SIGNALS[signal].lower()}": [
                    auroc_text(existence(form, signal, one)) for one in names
                ],
            },
            hide_index=True,
            border="horizontal",
            alt="The same by kind of thing",
        )
        prose.caption(
            f"95{SPACE}% bootstrap intervals. Of one kind there are ten real and ten made-up "
            "things, so these intervals are wide."
        )
        csv_button(_columns, "does-not-exist", head=measured_on.head)


def _columns() -> dict[str, list[object]]:
    every = measured()
    return {
        "asked": [one.form for one in every],
        "kind": [one.thing.kind.name for one in every],
        "name": [one.thing.name for one in every],
        "exists": ["yes" if one.thing.real else "no" for one in every],
        "answer": [one.text for one in every],
        "right": ["yes" if one.right else "no" for one in every],
        "declined": ["yes" if one.declined else "no" for one in every],
        **{label: [one.signal(which) for one in every] for which, label in _SIGNALS.items()},
    }
