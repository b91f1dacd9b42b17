"""Infilling with Bayes' rule: its cost, who proposed the most probable, where it cannot be."""

from __future__ import annotations

import pytest

from tests.pages.conftest import OpenPage
from tests.pages.foundations.masked_and_causal.sentences import PAGE, PARIS, SUN
from tests.pages.screen import open_tab, said


@pytest.mark.usefixtures("nothing_known")
def test_bayes_waits_for_a_click_and_tells_its_price(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE, text=PARIS), PAGE, "Infilling with Bayes' rule")
    assert not app.metric
    start = app.button(key="infilling_go_on")
    assert start.label == "Read 24 sentences"
    start.click().run()
    assert not app.exception
    assert app.metric[0].value == "24 readings"
    assert app.metric[1].value == "1 reading"
    assert float(app.metric[2].value.split()[0]) > 1
    assert "renormalised" in said(app)
    assert "49,152 readings" in said(app)


@pytest.mark.usefixtures("nothing_known")
def test_bayes_says_who_proposed_the_winner(open_page: OpenPage) -> None:
    text = "The doctor told the patient to take the medicine twice a day."
    app = open_tab(open_page(PAGE, text=text, at="1"), PAGE, "Infilling with Bayes' rule")
    app.button(key="infilling_go_on").click().run()
    assert (
        "“␣doctor” is the most probable. It is not among the 20 most likely from the left"
        in said(app)
    )
    app.toggle(key="infilling_helped").set_value(False).run()
    assert "“␣doctor”, the actual token, is not among" not in said(app)  # nothing read yet
    app.button(key="infilling_go_on").click().run()
    assert "“␣doctor”, the actual token, is not among these candidates" in said(app)


@pytest.mark.parametrize(
    ("text", "what"),
    [("The dog ran ___", "to the right of this one there is nothing"), (SUN, "every combination")],
)
def test_bayes_says_where_it_does_not_apply(open_page: OpenPage, text: str, what: str) -> None:
    app = open_tab(open_page(PAGE, text=text), PAGE, "Infilling with Bayes' rule")
    assert not app.exception
    assert what in said(app)
