"""The glossary: in order, a sentence or two each, and found by any of their words."""

from __future__ import annotations

from components.frame import site
from tests.pages.conftest import OpenPage

TERMS = [(term, card.told(term.says)) for term, card in site.terms()]


def test_the_terms_are_in_order_and_each_is_one_sentence_or_two() -> None:
    names = [term.name for term, _ in TERMS]
    assert names == sorted(names, key=str.casefold)
    assert len(set(names)) == len(names)
    for _, says in TERMS:
        assert says.endswith(".")
        assert says.count(". ") <= 1, says


def test_it_finds_terms_by_any_of_their_words(open_page: OpenPage) -> None:
    app = open_page("glossary")
    everything = len(app.markdown)
    app.text_input(key="find").set_value("NUCLEUS top-p").run()
    assert len(app.markdown) == everything - len(TERMS) + 1
    app.text_input(key="find").set_value("<b>no such thing</b>").run()
    assert app.info
    assert not app.exception
