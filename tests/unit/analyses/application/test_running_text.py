"""Running text: the sets, what the model foretold, and what the page says of that."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.analyses.application.running_text import (
    KINDS,
    MEASURED,
    SET,
    Kind,
    foretold,
    measured,
    sentences,
)


def test_the_sets_are_of_different_sentences_and_say_where_they_come_from() -> None:
    assert {kind: len(set(sentences(kind))) for kind in KINDS} == {"everyday": 80, "technical": 60}
    assert json.loads(SET.read_text(encoding="utf-8"))["source"]


@pytest.mark.parametrize(("kind", "number"), [("everyday", 3), ("technical", 41)])
def test_what_is_shipped_is_computed_anew(reader: Any, kind: Kind, number: int) -> None:
    found = foretold(reader, tuple(reader.encode(sentences(kind)[number])))
    known = json.loads(MEASURED.read_text(encoding="utf-8"))[kind][number]
    assert found.confidences == pytest.approx(known["confidences"], abs=1e-3)
    assert list(map(int, found.right)) == known["right"]


def test_the_first_token_of_a_sentence_is_not_counted() -> None:
    for kind in KINDS:
        every, counted = measured(kind, first=True), measured(kind)
        assert len(every.right) - len(counted.right) == len(sentences(kind))
        read = json.loads(MEASURED.read_text(encoding="utf-8"))[kind]
        assert len({one["confidences"][0] for one in read}) == 1, "the same every time"


def test_what_is_foretold_is_the_most_likely_token(reader: Any) -> None:
    ids = tuple(reader.encode("The capital of France is Paris"))
    found = foretold(reader, ids)
    rows = reader.logits(ids)
    assert found.right == tuple(
        int(row.argmax()) == one for row, one in zip(rows, ids, strict=False)
    )
    assert found.right[-1]
    assert len(found.after_first.confidences) == len(ids) - 1


def test_everyday_sentences_are_calibrated_and_technical_prose_is_not() -> None:
    everyday, technical = measured("everyday"), measured("technical")
    assert everyday.reliability.error < everyday.chance_limit
    found = technical.reliability
    assert found.error > 1.2 * technical.chance_limit
    assert found.confidence > found.share_right
