"""All pages, by their cards. The shell hands them in; pages and their frame ask here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.frame.page_card import PageCard, Term

_sections: dict[str, list[PageCard]] = {}


def open_site(table: Mapping[str, Sequence[str]]) -> None:
    """Take the table of pages: section -> the packages of its pages. The first one is home."""
    if not _sections:
        for section, packages in table.items():
            _sections[section] = [import_module(package).PAGE for package in packages]


def cards() -> list[PageCard]:
    """In the menu's order."""
    return [card for section in _sections.values() for card in section]


def lessons() -> list[PageCard]:
    """The pages that have a lesson, in the order of the course."""
    return [card for card in cards() if card.lesson]


def navigation() -> dict[str, list[StreamlitPage]]:
    """The pages as `st.navigation` takes them; old addresses are pages that the menu hides."""
    return {
        section: [
            *map(_page, found),
            *(_moved(card, path) for card in found for path in card.former),
        ]
        for section, found in _sections.items()
    }


def card_at(path: str) -> PageCard:
    """The card of the page at an address."""
    home = cards()[0]
    return next((card for card in cards() if path_of(card) == path), home)


def card_of(page_id: str) -> PageCard:
    return next(card for card in cards() if card.id == page_id)


def path_of(card: PageCard) -> str:
    """Its address; home has none."""
    return "" if card is cards()[0] else card.path


def neighbours(path: str) -> tuple[PageCard | None, PageCard | None]:
    """The pages before and after the one at an address, in the menu's order."""
    every = cards()
    place = every.index(card_at(path))
    return every[place - 1] if place else None, (*every, None)[place + 1]


def terms() -> list[tuple[Term, PageCard]]:
    """Every term with the page whose card holds it, in the order of the alphabet."""
    every = [(term, card) for card in cards() for term in card.terms]
    return sorted(every, key=lambda entry: entry[0].name.casefold())


def _page(card: PageCard) -> StreamlitPage:
    # An absolute path: the shell lies in another folder.
    return st.Page(
        card.script,
        title=card.title,
        icon=f":material/{card.icon}:",
        url_path=path_of(card) or None,
        default=not path_of(card),
    )


def _moved(card: PageCard, path: str) -> StreamlitPage:
    def go() -> None:
        st.switch_page(card.script, query_params=st.query_params.to_dict())

    return st.Page(go, title=card.title, url_path=path, visibility="hidden")
