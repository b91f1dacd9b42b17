"""Every term of the glossary that a page uses in running text is marked there, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from components.frame import prose, site
from components.frame.page_card import PageCard
from components.frame.term_marks import address, marked_in, unmarked
from tests.pages.cards import CARDS, over
from tests.pages.conftest import OpenPage, opened
from tests.pages.screen import sections_open

WITHOUT_GLOSSARY = [card for card in CARDS if card.id != "glossary"]
NAMES = {address(term.name): term.name for term, _ in site.terms()}
# Labels and values, which are no running text: above a column, beside a number.
LABELS = ("**T = ", "seed ", "any seed", "U+")


@pytest.fixture(autouse=True)
def without_marks() -> None:
    """Here they are looked at."""


def texts(app: AppTest) -> Iterator[str]:
    """All that is written in Markdown on the page itself, not beside it."""
    page = app.main
    for box in [*page.markdown, *page.caption, *page.info, *page.warning, *page.error]:
        if not box.value.startswith(LABELS):
            yield box.value


def check(app: AppTest) -> None:
    assert not app.exception
    every = list(texts(app))
    marked = Counter(NAMES[link] for text in every for link in marked_in(text))
    used = {name for text in every for name in prose.marker().terms_in(unmarked(text))}
    assert marked == dict.fromkeys(used, 1)


@over(WITHOUT_GLOSSARY)
def test_each_term_of_a_page_is_marked_once(open_page: OpenPage, card: PageCard) -> None:
    app = open_page(card.id)
    check(app)
    for page in sections_open(app, card):
        check(page)


@over([card for card in CARDS if card.lesson])
def test_each_term_of_a_lesson_is_marked_once(open_page: OpenPage, card: PageCard) -> None:
    check(open_page(card.id, lesson="1"))
    check(open_page(card.id, lesson="2", room="1"))


def test_the_glossary_marks_nothing(open_page: OpenPage) -> None:
    assert not any(marked_in(text) for text in texts(open_page("glossary")))


def test_a_page_that_runs_again_marks_the_same(open_page: OpenPage) -> None:
    app = open_page("next_token")
    before = list(texts(app))
    assert any(marked_in(text) for text in before)
    assert list(texts(app.run())) == before


@pytest.mark.parametrize("card", WITHOUT_GLOSSARY, ids=lambda card: card.id)
def test_a_link_leads_to_the_entry(card: PageCard) -> None:
    for term in card.terms:
        app = opened("glossary", find=term.name)
        first = next(text.value for text in app.main.markdown if text.value.startswith("**"))
        assert first.startswith(f"**{term.name}.**")


def test_no_sentence_of_the_glossary_breaks_the_link_it_is_the_title_of() -> None:
    """A formula could begin before the link, and end in its title."""
    for term, card in site.terms():
        assert "$" not in card.told(term.says)
        assert "\n" not in card.told(term.says)
