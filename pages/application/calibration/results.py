"""What this page keeps: the model on one question, and on a text of the person's own."""

from __future__ import annotations

from collections.abc import Iterator

from backend.analyses.application import four_options, running_text
from backend.analyses.application.four_options import WAYS, Question, Scores, Way
from backend.analyses.application.running_text import Foretold
from components.results import shared
from components.results.store import remembered, resumable

Ids = tuple[int, ...]
Found = tuple[tuple[Way, Scores], ...]


def ways(name: str) -> tuple[Way, ...]:
    """In which a model can be asked: one without a chat template only by a sentence."""
    return WAYS if shared.chat_template(name) else ("sentence",)


@remembered
def asked(name: str, question: Question, way: Way) -> Scores:
    """The scores of the four options."""
    template = shared.chat_template(name)
    return four_options.asked(shared.model(name), template, question, [way])[way]


@resumable
def asked_in_turn(
    known: Found | None, name: str, question: Question, in_ways: tuple[Way, ...]
) -> Iterator[Found]:
    """The same in one way after the other."""
    found = known or ()
    for way in in_ways[len(found) :]:
        found = (*found, (way, asked(name, question, way)))
        yield found


@remembered
def foretold(name: str, ids: Ids) -> Foretold:
    """The most likely token at every position of a text."""
    return running_text.foretold(shared.model(name), ids)
