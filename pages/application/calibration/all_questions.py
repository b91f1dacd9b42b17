"""All questions of the set, asked in one of three ways: the diagram at a temperature."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import calibration as analysis
from backend.analyses.application.four_options import LETTERS, Way
from backend.errors import TextTooLong
from backend.figures.of_application import proportion_text
from backend.numbers import SPACE, percent_text, real_text
from backend.probability.temperature_scaling import HIGHEST, LOWEST, scaled
from components.frame import claim_scope, prose, reserved
from components.outputs.csv_file import csv_button
from components.results import measured_on
from components.state import fields, workspace
from pages.application.calibration import own_question, results
from pages.application.calibration.temperature_chart import Own, temperature_chart
from pages.application.calibration.ways import WAYS

_TEMPERATURE = "scaled_by"


def draw(name: str) -> None:
    """The way, the diagram, what it shows, all ways in a table, and the file."""
    prose.markdown(
        "Choose a way of asking, then drag the temperature. It divides the four scores of every "
        "question. Dots below the dashed line: the model is surer than it is right."
    )
    way: Way = fields.own_value(
        st.segmented_control,
        "way",
        "sentence",
        fields.one_of(tuple(WAYS)),
        "Asked",
        list(WAYS),
        format_func=lambda one: WAYS[one],
        required=True,
    )
    slot = st.container()
    with reserved.filling("all_questions", slot, 520):
        temperature_chart(
            analysis.scores(way),
            analysis.rights(),
            key="all_questions_chart",
            temperature=_temperature(),
            best=float(f"{analysis.best(way):.3g}"),
            best_text=_best_text(way),
            own=_own(name, way),
            on_temperature=_keep,
        )
        prose.caption(f"{measured_on.title()}; asked {WAYS[way].lower()}, 200 questions")
    _told(way)
    _every_way()
    csv_button(_columns, "calibration", head=measured_on.head)


def _temperature() -> float:
    """Where the slider was left, here or in a link."""
    try:
        asked = float(workspace.own(_TEMPERATURE, "1"))
    except ValueError:
        return 1.0
    return asked if LOWEST <= asked <= HIGHEST else 1.0


def _keep(temperature: float) -> None:
    workspace.keep_own({_TEMPERATURE: None if temperature == 1 else f"{temperature:g}"})


def _own(name: str, way: Way) -> Own | None:
    """The person's own question, if it can be asked in this way."""
    one = own_question.typed()
    if one is None or way not in results.ways(name):
        return None
    try:
        own_question.checked(name, one)
    except TextTooLong:
        return None
    return Own(results.asked(name, one, way), one.right)


def _told(way: Way) -> None:
    found, limit = analysis.of(way), analysis.chance_limit(way)
    more = found.error > limit
    picks = analysis.picks(way)
    most = max(range(len(LETTERS)), key=lambda place: picks[place])
    leaning = "surer" if found.confidence > found.share_right else "less sure"
    verdict = (
        f"**That is more than chance: the model is {leaning} than it is right.**"
        if more
        else "**No more than chance: its probabilities are about as often right as they say.**"
    )
    prose.markdown(
        f"{claim_scope.whose()}Asked {WAYS[way].lower()}, the model is right in "
        f"{proportion_text(analysis.right(way))}. At T = 1 its expected calibration error is "
        f"{real_text(found.error, 3)}; a perfect forecaster has {real_text(found.chance_error, 3)} "
        f"on average, and stays below {real_text(limit, 3)} in 95{SPACE}% of cases. {verdict} "
        f"It picks {LETTERS[most]} most often, {picks[most]} times of 200; each letter is right 50 "
        "times."
    )


def _every_way() -> None:
    ways = tuple(WAYS)
    found = {way: analysis.of(way) for way in ways}
    best = {way: analysis.of(way, analysis.best(way)) for way in ways}
    st.table(
        {
            "asked": [WAYS[way].lower() for way in ways],
            "right": [percent_text(found[way].share_right) for way in ways],
            "said": [percent_text(found[way].confidence) for way in ways],
            "error": [real_text(found[way].error, 3) for way in ways],
            "by chance": [real_text(found[way].chance_error, 3) for way in ways],
            "Brier": [real_text(found[way].brier, 3) for way in ways],
            "best T": [_best_text(way) for way in ways],
            "error at best T": [real_text(best[way].error, 3) for way in ways],
            "picks A, B, C, D": [", ".join(map(str, analysis.picks(way))) for way in ways],
        },
        hide_index=True,
        border="horizontal",
        alt="Each way of asking: how often right, how sure, the calibration error with what chance "
        "gives, the Brier score, the best temperature, and how often each letter is picked",
    )
    prose.caption(
        "At T = 1 where nothing else is said. The best T has the lowest log-likelihood loss on "
        "these same 200 questions. That is another measure: the calibration error need not be "
        "lower there."
    )


def _best_text(way: Way) -> str:
    """The search ends at a highest temperature, where all four options are nearly alike."""
    best = analysis.best(way)
    return f"{HIGHEST:.0f} or more" if best > 0.99 * HIGHEST else real_text(best)


def _columns() -> dict[str, list[object]]:
    every = analysis.questions()
    columns: dict[str, list[object]] = {
        "topic": [one.topic for one in every],
        "sentence": [one.question.sentence for one in every],
        "question": [one.question.question for one in every],
        **{
            letter: [one.question.options[place] for one in every]
            for place, letter in enumerate(LETTERS)
        },
        "right": [LETTERS[one.question.right] for one in every],
    }
    for way, label in WAYS.items():
        scores, shares = analysis.scores(way), scaled(analysis.scores(way))
        for place, letter in enumerate(LETTERS):
            columns[f"{label.lower()}, ln P({letter})"] = scores[:, place].tolist()
        for place, letter in enumerate(LETTERS):
            columns[f"{label.lower()}, {letter} at T = 1"] = shares[:, place].tolist()
    return columns
