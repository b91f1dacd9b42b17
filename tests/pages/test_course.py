"""The course: every step asks, covers, judges and explains; answers stay; one's own text returns.

That the right answers are what the models compute, test_claims.py holds: they are figures.
"""

from __future__ import annotations

import pytest

from components.frame import site
from components.frame.claim import Claim
from components.frame.course.covers import style
from components.frame.course.judging import objection
from components.frame.course.lesson import name
from components.frame.course.questions import right_answer
from components.frame.page_card import PageCard
from components.frame.question import TEXT, Choice, Do, Number, Word
from components.state.link import Space
from tests.pages.answering import answer, do
from tests.pages.cards import CARDS, id_of, over
from tests.pages.conftest import OpenPage, script
from tests.pages.screen import plain_spaces, said, text_in

LESSONS = [card for card in CARDS if card.lesson]
STEPS = [(card, number) for card in LESSONS for number in range(1, len(card.lesson) + 1)]
ASKED = [one for one in STEPS if not isinstance(one[0].lesson[one[1] - 1].question, Do)]
OWN = "My own text is here"
over_steps = pytest.mark.parametrize(("card", "number"), STEPS, ids=id_of)


def shown(card: PageCard, claim: Claim) -> str:
    return plain_spaces(card.told(claim))


@over_steps
def test_a_step_sets_up_asks_judges_and_explains(
    open_page: OpenPage, card: PageCard, number: int
) -> None:
    app = open_page(card.id, lesson=str(number))
    assert not app.exception
    assert not app.error
    step, space = card.lesson[number - 1], app.session_state["workspace"]["space"]
    assert (space.text, space.position, space.lesson) == (step.text, step.position, number)
    assert space.count == step.count
    assert step.sampling is None or space.sampling == step.sampling
    assert f"**{name(card, number)}**" in said(app)
    assert shown(card, step.ask) in said(app)
    assert shown(card, step.why) not in said(app), "nothing is explained before it is answered"

    if not isinstance(step.question, Do):
        answer(app, card.id, number, right=False)
        given = app.session_state["course_answers"][card.id, number]
        reason = objection(step.question, given)
        assert not given.right
        assert reason is not None
        assert shown(card, reason) in said(app)
        assert shown(card, step.why) in said(app)
        assert "**Right.**" not in said(app)
        app.button(key="lesson_replay").click().run()
        assert (card.id, number) not in app.session_state["course_answers"], "it is asked again"

    answer(app, card.id, number, right=True)
    assert not app.exception
    assert shown(card, step.why) in said(app)
    assert "**Right.**" in said(app) or "**Done.**" in said(app)
    assert app.session_state["course_answers"][card.id, number].right


@pytest.mark.parametrize(("card", "number"), ASKED, ids=id_of)
def test_a_step_has_one_right_answer_and_a_reason_for_each_other(
    card: PageCard, number: int
) -> None:
    question, right = card.lesson[number - 1].question, right_answer(card, number)
    assert right
    if isinstance(question, Choice):
        assert [one.value for one in question.options if one.wrong is None] == [right]
        assert len({one.value for one in question.options}) == len(question.options) >= 2


@pytest.mark.parametrize(("card", "number"), [s for s in STEPS if s not in ASKED], ids=id_of)
def test_a_task_is_not_done_when_it_is_set(
    open_page: OpenPage, card: PageCard, number: int
) -> None:
    app = open_page(card.id, lesson=str(number))
    question = card.lesson[number - 1].question
    assert isinstance(question, Do)
    assert not question.until.holds(app.session_state["workspace"]["space"])
    assert question.until.holds(Space(**do(question.until)))
    assert question.outline in style(card.lesson[number - 1], answered=False)


@over_steps
def test_what_would_tell_the_answer_is_covered(card: PageCard, number: int) -> None:
    step = card.lesson[number - 1]
    sheet = style(step, answered=False)
    assert bool(step.cover) == ("visibility: hidden" in sheet)
    assert isinstance(step.question, Do) != bool(step.cover)
    assert "visibility" not in style(step, answered=True)
    asks_for_a_word_of_the_text = isinstance(step.question, Word) and step.position is not None
    assert not asks_for_a_word_of_the_text or TEXT in step.cover


@over(LESSONS)
def test_a_lesson_has_steps_and_two_checks_at_its_end(card: PageCard) -> None:
    checks = [step.check for step in card.lesson]
    assert checks == sorted(checks)
    assert sum(checks) == 2
    assert len(checks) >= 5
    assert card.learned.text
    kinds = {type(step.question) for step in card.lesson}
    assert kinds <= {Choice, Number, Word, Do}
    assert len(kinds) >= 2


def test_a_lesson_is_opened_walked_through_and_ended(open_page: OpenPage) -> None:
    app = open_page("next_token", text=OWN, t="0.7")
    app.button(key="lesson_open").click().run()
    assert app.query_params["lesson"] == "1"
    assert app.button(key="lesson_arrow_back").disabled
    last = len(site.card_of("next_token").lesson)
    for _ in range(last):
        app.button(key="lesson_arrow_forward").click().run()
    assert app.query_params["lesson"] == str(last + 1)
    assert "Lesson done: 0 of" in said(app)
    app.button(key="lesson_end").click().run()
    assert "lesson" not in app.query_params
    assert text_in(app, "text_next-token") == OWN
    assert app.session_state["workspace"]["space"].sampling.temperature == 0.7
    assert "lesson_open" in [one.key for one in app.button]


def test_ones_own_text_comes_back_after_another_page(open_page: OpenPage) -> None:
    app = open_page("next_token", text=OWN)
    app.button(key="lesson_open").click().run()
    assert text_in(app, "text_next-token") != OWN
    app.switch_page(script("generation")).run()
    assert text_in(app, "text_generation") == OWN


def test_a_step_that_is_not_there_is_no_lesson(open_page: OpenPage) -> None:
    app = open_page("tokens", lesson="9")
    assert not app.exception
    assert "lesson_open" in [one.key for one in app.button]


def test_a_link_with_a_text_keeps_it(open_page: OpenPage) -> None:
    app = open_page("next_token", lesson="2", text=OWN)
    assert text_in(app, "text_next-token") == OWN


def test_nonsense_is_no_answer(open_page: OpenPage) -> None:
    app = open_page("tokens", lesson="1")
    app.text_input(key="lesson_1_typed").set_value("many")
    app.button(key="lesson_1_answer").click().run()
    assert "Type a number first." in [one.value for one in app.toast]
    assert (
        not app.session_state["course_answers"] if "course_answers" in app.session_state else True
    )


def test_the_course_counts_what_was_answered(open_page: OpenPage) -> None:
    app = answer(open_page("next_token", lesson="2"), "next_token", 2, right=True)
    total = len(STEPS)
    assert f"Course: 1 of {total} answered" in said(app)
    app.switch_page(script("course")).run()
    assert f"**1 of {total} answered, 1 of them right.**" in said(app)
    app.session_state["course_answers"] = {
        (card.id, number): app.session_state["course_answers"]["next_token", 2]
        for card, number in STEPS
    }
    app.run()
    assert f"**The course is done: {total} of {total} right.**" in said(app)
    for card in LESSONS:
        assert shown(card, card.learned) in said(app)
    (again,) = [one for one in app.button if one.label == "Begin anew"]
    again.click().run()
    assert app.session_state["course_answers"] == {}


def test_the_lessons_lead_through_the_course(open_page: OpenPage) -> None:
    for card, following in zip(LESSONS, [*LESSONS[1:], site.card_of("course")], strict=True):
        app = open_page(card.id, lesson=str(len(card.lesson) + 1))
        links = [one.proto.label for one in app.get("page_link")]
        assert any(following.title in link or "summary" in link for link in links), links
