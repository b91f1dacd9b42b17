"""Terms of the field, in a sentence or two, with a link where a page shows the term live."""

from components.frame.claim import claim
from components.frame.page_card import PageCard
from pages.reference.glossary.terms import GENERAL

PAGE = PageCard(
    __name__,
    title="Glossary",
    icon="menu_book",
    does=(
        "find a term of the field: a definition in a sentence or two, and a link where a page "
        "shows it live"
    ),
    about=claim(
        "Type a word to find a term. Each is defined in a sentence or two, with a link where a "
        "page shows it live."
    ),
    terms=GENERAL,
)
