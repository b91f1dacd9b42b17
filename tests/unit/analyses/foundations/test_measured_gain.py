"""What is said about the worth of right context was measured, and holds together."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from backend.analyses.foundations.measured_gain import EVALUATION, Part, measured_gain
from backend.models.networks.masked import MaskedVersion
from backend.models.weights.adapters import ADAPTERS
from backend.training.evaluation import cloze

KINDS = ("all tokens", "whole words", "closing full stops", "cut within a sentence")
BETWEEN: dict[Part, tuple[str, str]] = {
    "training": ("original", "control"),
    "right context": ("control", "masked"),
    "total": ("original", "masked"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", get_args(Part))
def test_a_part_is_the_difference_of_two_readings(part: Part, kind: str) -> None:
    figures = json.loads(EVALUATION.read_text(encoding="utf-8"))[kind]
    before, after = (figures[reading]["mean"] for reading in BETWEEN[part])
    gain = measured_gain(part, kind)
    assert gain.bits == pytest.approx(before - after)
    assert gain.low < gain.bits < gain.high
    assert gain.positions >= 300


@pytest.mark.parametrize("kind", KINDS)
def test_the_parts_add_up(kind: str) -> None:
    parts = [measured_gain(part, kind).bits for part in get_args(Part)]
    assert parts[0] + parts[1] == pytest.approx(parts[2])


def test_the_shipped_version_answers_the_cloze_sentences_as_its_card_says(
    smollm2_masked: MaskedVersion,
) -> None:
    measured = ADAPTERS["masked version"] / "evaluation.json"
    said = json.loads(measured.read_text(encoding="utf-8"))["cloze"]["shipped"]
    assert cloze(smollm2_masked) == pytest.approx(said, abs=1 / 60 + 1e-9)  # one near tie
