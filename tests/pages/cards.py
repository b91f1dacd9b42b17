"""All cards, for tests over the table of pages."""

from __future__ import annotations

import pytest

from components.frame import site
from components.frame.page_card import PageCard, Term
from pages.frame.table import SECTIONS

site.open_site(SECTIONS)
CARDS = site.cards()


def id_of(value: object) -> str | None:
    match value:
        case PageCard():
            return value.id
        case Term():
            return value.name
        case _:
            return None


def over(cards: list[PageCard]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("card", cards, ids=id_of)
