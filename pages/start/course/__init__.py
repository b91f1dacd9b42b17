"""The course: all lessons in their order, and how far one is."""

from components.frame.claim import claim
from components.frame.page_card import PageCard

PAGE = PageCard(
    __name__,
    title="Course",
    icon="school",
    does="take the lessons of all pages in their order; see what you have answered",
    about=claim(
        "A lesson on every page: answer first, then see what the model says. Your answers stay in "
        "this browser."
    ),
)
