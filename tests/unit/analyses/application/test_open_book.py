"""Open book, closed book: notes, and whose answer it is."""

from __future__ import annotations

from typing import Any

from backend.analyses.application.greedy_answers import greedy_answers, text_of
from backend.analyses.application.open_book import (
    COUNT,
    NOTES,
    cases,
    following,
    measured,
    noted,
    prompt,
    right,
    sentence,
)
from backend.analyses.application.things import Thing, kinds, things
from backend.text.chat_template import ChatTemplate

SAMPLE = (3, 125, 190, 297)


def test_a_false_note_is_false_and_a_true_one_true() -> None:
    for thing, note in cases():
        said = noted(thing, note)
        assert thing.is_answered_by(said) == (note == "true"), (thing, said)
    assert len(cases()) == len(measured()) == 300
    assert {note for _, note in cases()} == set(NOTES)


def test_of_a_thing_of_ones_own_a_note_says_something_of_its_kind() -> None:
    kind = kinds()[0]
    capitals = {name for one in things() if one.kind == kind for name in one.accepted}
    assert noted(Thing(kind, "Blorvia"), "false") in capitals


def test_what_is_shipped_is_computed_anew(reader: Any, template: ChatTemplate) -> None:
    asked = []
    for number in SAMPLE:
        thing, note = cases()[number]
        said = "" if note == "none" else sentence(thing, noted(thing, note))
        asked.append(prompt(reader.vocabulary, template, thing, said))
    *_, found = greedy_answers(reader, asked, COUNT)
    texts = [text_of(reader.vocabulary, one) for one in found]
    assert texts == [measured()[number].text for number in SAMPLE]


def test_a_note_is_followed_true_or_false() -> None:
    assert following("false", real=True).interval[0] > following("none", real=True).interval[1]
    assert following("false", real=False).interval[0] > following("none", real=False).interval[1]
    assert right("false").interval[1] < right("none").interval[0]
