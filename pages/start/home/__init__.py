"""The first page: what this is, three doors, and one chart that is alive at once."""

from backend.figures import Parameters
from components.frame.page_card import PageCard, claim

PAGE = PageCard(
    __name__,
    title="Home",
    icon="home",
    heading="See how a language model picks its words",
    does=("start at once: one prompt, one live chart, three doors"),
    about=claim(
        "A real model of {size} million numbers runs on this server, and every number here comes "
        "from it. Drag the temperature: these are its odds for the next token.",
        size=Parameters("smollm2"),
    ),
    models=("smollm2",),
    public=("prompt",),
)
