"""Every term the app uses, in a sentence, with a link to the place where it can be seen live."""

from components.frame.page_card import PageCard, claim

PAGE = PageCard(
    __name__,
    title="Glossary",
    icon="menu_book",
    does=(
        "every term the app uses, in a sentence, with a link to the place where it can be seen live"
    ),
    about=claim(
        "Every term the app uses, in a sentence. Each link opens the place where it can be seen "
        "live."
    ),
)
