"""Minimal pairs on the page: any sentences, an example, and the whole set."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from backend.analyses.foundations.minimal_pairs import accuracies, pairs
from tests.pages.conftest import OpenPage
from tests.pages.screen import text_in


def opened(open_page: OpenPage, **query: str) -> AppTest:
    return open_page("masked_and_causal", part="minimal_pairs", **query)


def test_it_opens_with_a_pair_and_the_whole_set(open_page: OpenPage) -> None:
    app = opened(open_page)
    assert not app.exception
    assert not app.error
    assert app.table[0].value.iloc[0]["prefers"] == "the acceptable sentence"
    left, both = accuracies()
    said = " ".join(text.value for text in app.markdown)
    assert f"{left.hits} of {left.count}" in said
    assert f"{both.hits} of {both.count}" in said


def test_an_example_fills_both_fields_and_goes_into_the_link(open_page: OpenPage) -> None:
    app = opened(open_page)
    app.button(key="minimal_pairs_try_8").click().run()
    assert not app.exception
    pair = next(pair for pair in pairs() if pair.phenomenon == "Case of pronouns")
    assert text_in(app, "acceptable") == pair.acceptable
    assert app.query_params["unacceptable"] in (pair.unacceptable, [pair.unacceptable])


@pytest.mark.parametrize(
    "sentence", ["", "<script>alert(1)</script> **b**", "👩‍👩‍👧‍👦", "\x00", "word " * 300]
)
def test_any_sentence(open_page: OpenPage, sentence: str) -> None:
    app = opened(open_page, unacceptable=sentence)
    assert not app.exception
    assert not app.error


def test_the_same_sentence_twice_says_so(open_page: OpenPage) -> None:
    app = opened(open_page, acceptable="It rains.", unacceptable="It rains.")
    assert any("are the same" in caption.value for caption in app.caption)
