"""Consistency: samples of every wording, votes, agreement, other wordings, and one's own."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from backend.analyses.application import agreement_and_truth, majority_vote
from backend.analyses.application import within_and_between as both
from backend.analyses.application.consistency import (
    SAMPLES,
    TEMPERATURES,
    WORDINGS,
    measured,
    questions,
)
from backend.analyses.application.same_fact import OUTCOMES
from backend.analyses.application.short_samples import LIMIT
from backend.figures.of_application import auroc_text, proportion_text
from backend.figures.of_consistency import points_text, share_text
from pages.application.consistency import twenty_samples
from tests.pages.conftest import OpenPage
from tests.pages.files import Files, body_of, head_of
from tests.pages.screen import field, plain_spaces, said, text_in, type_text, warnings

PAGE = "consistency"
TEXT = "text_consistency"
OWN = "The best fruit is\nMy friends like to eat"
HOSTILE = "👩‍👧 مرحبا \u202eabc\u202c <script>alert(1)</script> **b** $x^2$ <|im_end|>`"
PARTS = ("majority_vote", "agreement_and_truth", "within_and_between")


def figure(app: AppTest, number: int = 0) -> str:
    """All of a chart, as text."""
    spec = json.loads(app.get("plotly_chart")[number].proto.spec)
    return plain_spaces(json.dumps(spec, ensure_ascii=False))


def sampled(app: AppTest) -> AppTest:
    """With the answers to one's own wordings, which wait for a button unless they are known."""
    start = [one for one in app.button if one.key == "twenty_samples_go_on"]
    return start[0].click().run() if start else app


def test_a_question_of_the_set_is_sampled_as_it_was_measured(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    every = measured(0.7)[0]
    totals: dict[str, int] = {}
    for one in every:
        for form, number in one.counts:
            totals[form] = totals.get(form, 0) + number
    most = max(totals.values())
    right = sum(one.right(questions()[0].accepted) for one in every)
    assert f"”, {most} of {WORDINGS * SAMPLES}. {right} are right. Two samples" in said(app)
    assert "Right: Canberra" in said(app)
    for wording in questions()[0].wordings:
        assert wording[:36] in figure(app)
    assert "outlined: greedy" in figure(app)


def test_another_temperature_is_in_the_link_and_in_every_section(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="The best fruit is")
    field(app, "button_group", "sampled_at").set_value(1.0).run()
    assert app.query_params["sampled_at"] in ("1.0", ["1.0"])
    assert "T = 1;" in figure(sampled(app))
    for part in PARTS:
        assert "t temperature 1 " in said(open_page(PAGE, text=OWN, sampled_at="1.0", part=part))


def test_other_seeds_bring_other_samples(open_page: OpenPage) -> None:
    first, other = (
        figure(sampled(open_page(PAGE, text="The best fruit is", seed=seed)))
        for seed in ("1", "500")
    )
    assert "519" in other, "the last seed"
    assert "519" not in first
    assert first.partition("layout")[0] != other.partition("layout")[0]


def test_another_question_has_its_own_right_answer(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twenty_samples, "draw", lambda *_: None)  # only what is asked is looked at
    app = open_page(PAGE, text=OWN)
    for number, right in {0: "Canberra", 5: "gold", 10: "Cervantes"}.items():
        app.button(key="question_next").click().run()
        assert text_in(app, TEXT) == "\n".join(questions()[number].wordings)
        assert f"Right: {right}" in said(app)
    for before, after in ((35, 1), (-1, 0)):
        app = open_page(PAGE, text="\n".join(questions()[before].wordings))
        app.button(key="question_next").click().run()
        assert text_in(app, TEXT) == "\n".join(questions()[after].wordings)


def test_ones_own_is_among_the_set_in_every_section(open_page: OpenPage) -> None:
    app = open_page(PAGE, text=OWN)
    assert len(app.get("plotly_chart")) == 1, "nothing is sampled before it is asked for"
    app = sampled(app)
    assert not app.exception
    assert f"of {2 * SAMPLES}. Two samples are the same: " in said(app)
    assert "Write above what is right" in said(app)
    assert "your own" not in figure(app, 1)
    type_text(app, "right_answers", "apple, apples, the banana")
    assert " are right. Two" in said(app)
    assert "your own" in figure(app, 1)
    for part in PARTS[1:]:
        assert "your own" in figure(open_page(PAGE, text=OWN, part=part), 1)


def test_one_wording_alone_has_no_other_to_agree_with(open_page: OpenPage) -> None:
    app = sampled(open_page(PAGE, text="The best fruit is", part="within_and_between"))
    assert "Two samples are the same: " in said(app)
    assert "With a second wording" in said(app)
    assert "your own" not in figure(app, 1)


def test_equal_lines_are_asked_once_and_no_more_than_five(open_page: OpenPage) -> None:
    app = sampled(open_page(PAGE, text="My dog is\n\n My dog is \nMy dog is"))
    assert f"of {SAMPLES}. Two samples" in said(app)
    app = open_page(PAGE, text="\n".join(f"Number {one} is" for one in "abcdefg"))
    assert f"Only the first {WORDINGS} wordings" in said(app)


def test_an_empty_text_and_a_hostile_one(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="")
    assert "The text is empty" in said(app)
    app = sampled(app)
    assert not app.exception
    assert "(empty)" in figure(app)
    app = sampled(open_page(PAGE, text=f"{HOSTILE}\n{HOSTILE} is", right_answers=HOSTILE))
    assert not app.exception
    assert not app.error
    assert "&lt;script&gt;" in figure(app)
    assert "<script>" not in figure(app)
    assert not any("<script>" in one.value for one in app.markdown)


def test_a_wording_that_is_too_long_is_told(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    type_text(app, TEXT, "It is\n" + "word " * (LIMIT + 1))
    assert not app.exception
    assert "too long" in warnings(app)
    assert not app.get("plotly_chart")


def test_nonsense_in_a_link_is_left_out(open_page: OpenPage) -> None:
    app = open_page(PAGE, sampled_at="hot", seed="-3", part="songs", right_answers=",")
    assert not app.exception
    assert not app.error
    assert field(app, "button_group", "sampled_at").value == 0.7


@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_what_was_found_is_told_with_its_intervals(open_page: OpenPage, temperature: float) -> None:
    at = {"sampled_at": str(temperature), "text": OWN}  # which waits for a button
    votes = said(open_page(PAGE, part="majority_vote", **at))
    for found in (majority_vote.gain(temperature), majority_vote.gain_across(temperature)):
        assert plain_spaces(points_text(found)) in votes
    assert plain_spaces(share_text(majority_vote.across(temperature))) in votes
    assert "**A vote is not clearly better than the greedy answer.**" in votes
    truth = said(open_page(PAGE, part="agreement_and_truth", **at))
    for signal in agreement_and_truth.SIGNALS:
        assert auroc_text(agreement_and_truth.told(temperature, signal)) in truth
    wordings = said(open_page(PAGE, part="within_and_between", **at))
    assert plain_spaces(share_text(both.within(temperature))) in wordings
    assert plain_spaces(share_text(both.between(temperature))) in wordings
    for outcome in OUTCOMES:
        assert plain_spaces(proportion_text(both.outcomes(outcome))) in wordings


def test_every_file_says_which_model_it_is_of(open_page: OpenPage, files: Files) -> None:
    for part in PARTS:
        assert not open_page(PAGE, part=part).exception
    every = sum(len(one.counts) for at in TEMPERATURES for each in measured(at) for one in each)
    rows = {
        "twenty-samples.csv": WORDINGS * (SAMPLES + 1),
        "consistency.csv": every,
        "agreement-and-truth.csv": len(questions()) * WORDINGS,
        "within-and-between.csv": len(questions()),
    }
    for name, count in rows.items():
        assert "SmolLM2-135M-Instruct" in head_of(files[name]).values()
        assert len(body_of(files[name])) == count
