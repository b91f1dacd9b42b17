"""Learn a vocabulary, on its page."""

from __future__ import annotations

from tests.pages.conftest import OpenPage
from tests.pages.foundations.tokens.tabs import LEARN, OWN, PAGE
from tests.pages.screen import open_tab, said


def test_it_learns_from_python_from_the_text_above_and_says_so(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE, text="ab ab ab ab, abc abc!"), PAGE, LEARN)
    assert "documentation inside Python" in said(app)
    app.segmented_control(key="corpus").set_value(OWN).run()
    assert not app.exception
    assert "from the text above (21 bytes)" in said(app)
    assert "after which no pair occurs twice" in said(app)


def test_a_text_without_a_pair_has_nothing_to_learn(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE, text="abc"), PAGE, LEARN)
    app.segmented_control(key="corpus").set_value(OWN).run()
    assert "there is nothing to merge" in said(app)


def test_the_tables_and_the_chart_open(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, LEARN)
    for label in ("Bytes per token against vocabulary size", "All merges as a table"):
        place = next(box for box in app.expander if box.label == label)
        assert not place.dataframe
        assert not place.get("plotly_chart")
