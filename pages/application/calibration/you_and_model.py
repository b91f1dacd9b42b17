"""Both reliability curves and both Brier scores, over the questions that were answered."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application.calibration import rights, scores
from backend.analyses.application.four_options import LETTERS
from backend.numbers import SPACE, counted, percent_text, real_text
from backend.probability.calibration import Reliability, reliability
from backend.probability.temperature_scaling import scaled
from components.charts.chart import chart
from components.frame import announcements, claim_scope, prose
from components.outputs.csv_file import csv_button
from components.results import measured_on
from pages.application.calibration.answers import ENOUGH, LEAST_ANSWERS, Answer
from pages.application.calibration.one_question import given
from pages.application.calibration.reliability_chart import Line, reliability_figure

_BINS = 5  # few answers


def draw() -> None:
    """What is missing for a curve; then the curves, the scores, and the file."""
    every = given()
    if len(every) < LEAST_ANSWERS:
        prose.markdown(
            f"**{counted(len(every), 'answer')} so far.** From {LEAST_ANSWERS} on, your curve and "
            f"the model’s stand here; from {ENOUGH} on they begin to mean something."
        )
        return
    you, model = _of_person(every), _of_model(every)
    better = "you have" if you.brier < model.brier else "the model has"
    finding = f"Brier score: you {real_text(you.brier)}, the model {real_text(model.brier)}"
    chart(
        reliability_figure(
            [Line("you", you, band=True), Line("the model", model)],
            measured_on.title(),
            f"the same {counted(len(every), 'question')}; the model as a sentence, T = 1",
            axis="how sure",
            finding=finding,
        ),
        key="you_and_model",
        alt=f"{finding}. You are right in {percent_text(you.share_right, 2)} and say "
        f"{percent_text(you.confidence, 2)} on average; the model is right in "
        f"{percent_text(model.share_right, 2)} and says {percent_text(model.confidence, 2)}.",
    )
    told = f"{counted(ENOUGH, 'answer')}. {finding}" if len(every) == ENOUGH else ""
    announcements.when_changed("ten answers", told, at_first=False)
    st.table(
        {
            "": ["you", "the model"],
            "right": [f"{percent_text(one.share_right, 2)}" for one in (you, model)],
            "said, on average": [percent_text(one.confidence, 2) for one in (you, model)],
            "Brier score": [real_text(one.brier) for one in (you, model)],
        },
        hide_index=True,
        border="horizontal",
        alt="How often you and the model are right, how sure both are, and the Brier scores",
    )
    prose.markdown(
        f"{claim_scope.whose()}**On these {counted(len(every), 'question')} {better} the better "
        "Brier score**, the mean squared distance between what was said and what was so: 0 is "
        f"best, and 50{SPACE}% every time gives 0.25. {_leaning(you)} Grey: where you would lie "
        f"by chance in 95{SPACE}% of cases if you were perfectly calibrated."
    )
    csv_button(lambda: _columns(every), "my-answers", head=measured_on.head)


def _of_person(every: tuple[Answer, ...]) -> Reliability:
    return reliability([one.sure / 100 for one in every], [one.right for one in every], _BINS)


def _of_model(every: tuple[Answer, ...]) -> Reliability:
    places = [one.number - 1 for one in every]
    shares = scaled(scores("sentence")[places])
    return reliability(shares.max(axis=1), shares.argmax(axis=1) == rights()[places], _BINS)


def _leaning(you: Reliability) -> str:
    gap = you.confidence - you.share_right
    points = counted(round(100 * abs(gap)), "percentage point")
    if gap > 0:
        return f"You said {points} more than you were right."
    return f"You said {points} less than you were right." if gap < 0 else "You said just as much."


def _columns(every: tuple[Answer, ...]) -> dict[str, list[object]]:
    places = [one.number - 1 for one in every]
    shares = scaled(scores("sentence")[places])
    asked = [one.known.question for one in every]
    return {
        "question": [one.question for one in asked],
        "right answer": [one.options[one.right] for one in asked],
        "my answer": [one.known.question.options[one.chosen] for one in every],
        "how sure": [one.sure / 100 for one in every],
        "right": ["yes" if one.right else "no" for one in every],
        "model's answer": [
            one.options[int(top)] for one, top in zip(asked, shares.argmax(axis=1), strict=True)
        ],
        **{f"model, {letter}": shares[:, place].tolist() for place, letter in enumerate(LETTERS)},
    }
