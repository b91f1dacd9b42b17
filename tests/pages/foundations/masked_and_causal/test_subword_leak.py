"""Multi-token words, on their page."""

from __future__ import annotations

from tests.pages.conftest import OpenPage
from tests.pages.foundations.masked_and_causal.sentences import BARKED, PAGE
from tests.pages.screen import open_tab, said


def test_inside_a_word_it_says_what_leaks(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE, text=BARKED, at="3"), PAGE, "Multi-token words")
    assert not app.exception
    assert "“␣barked”: 2 tokens, ␣bark + ed" in said(app)
    assert "“ed” costs < 0.001 bits with “␣bark” visible" in said(app)


def test_without_split_words_it_says_so(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE, text="The dog ran."), PAGE, "Multi-token words")
    assert not app.exception
    assert "single token" in said(app)
