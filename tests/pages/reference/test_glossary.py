"""The glossary: every term says where it can be seen, and it can be seen there."""

from __future__ import annotations

import json

import pytest

from components.frame.sections import slug
from pages.frame.table import page_file
from pages.reference.glossary.terms import TERMS, Term
from tests.pages.conftest import OpenPage

PAGE = "reference/glossary/page.py"
PLACES = {(term.page, json.dumps(term.link, sort_keys=True)): term for term in TERMS}


@pytest.mark.parametrize("term", PLACES.values(), ids=lambda term: term.name)
def test_a_link_opens_the_place_it_names(open_page: OpenPage, term: Term) -> None:
    app = open_page("/".join(page_file(term.page).parts[-3:]), **term.link)
    assert not app.exception
    assert not app.error
    assert app.session_state["workspace"]["page"] == term.page
    assert dict(app.query_params) == term.link
    if "part" in term.link:
        assert term.link["part"] in [slug(part.label) for part in (*app.tabs, *app.expander)]


def test_the_terms_are_in_order_and_each_is_one_sentence() -> None:
    names = [term.name for term in TERMS]
    assert names == sorted(names, key=str.casefold)
    assert len(set(names)) == len(names)
    for term in TERMS:
        assert term.says.endswith(".")
        assert ". " not in term.says


def test_it_finds_terms_by_any_of_their_words(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    everything = len(app.markdown)
    app.text_input(key="glossary_find").set_value("NUCLEUS draws").run()
    assert len(app.markdown) == everything - len(TERMS) + 1
    app.text_input(key="glossary_find").set_value("<b>no such thing</b>").run()
    assert app.info
    assert not app.exception
