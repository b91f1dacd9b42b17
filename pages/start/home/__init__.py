"""The first page: what this is, one live chart, and links to the first three pages."""

from backend.figures import Parameters
from components.frame.claim import claim
from components.frame.page_card import PageCard, Term

PAGE = PageCard(
    __name__,
    title="Home",
    icon="home",
    heading="See how a language model picks its words",
    does="choose a prompt, drag the temperature and see the probabilities for the next token",
    about=claim(
        "Chat assistants write by predicting one piece of text after another. Here is a small real "
        "model ({size} million parameters) doing it. The bars are its probabilities for the next "
        "piece. Drag the temperature to change them.",
        size=Parameters("smollm2"),
    ),
    models=("smollm2",),
    terms=(
        Term(
            "Parameter",
            claim(
                "One of the numbers in a network that training adjusts. The default model has "
                "{size} million of them.",
                size=Parameters("smollm2"),
            ),
            "a small model at work",
        ),
    ),
)
