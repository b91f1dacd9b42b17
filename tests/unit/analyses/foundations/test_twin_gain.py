"""What is said about the twin's worth was measured, and holds together."""

from __future__ import annotations

import json

import pytest

from backend.analyses.foundations.twin_gain import EVALUATION, mean_gain_over
from backend.models.networks.masked import MaskedTwin
from backend.training.evaluation import cloze


@pytest.mark.parametrize("other", ["autoregressive", "control"])
def test_the_gain_is_the_difference_of_the_masked_and_causal(other: str) -> None:
    readings = json.loads(EVALUATION.read_text(encoding="utf-8"))["readings"]["all tokens"]
    worth = mean_gain_over(other)
    difference = readings[other]["bits"]["mean"] - readings["masked"]["bits"]["mean"]
    assert worth.bits == pytest.approx(difference)
    assert worth.low < worth.bits < worth.high


def test_the_shipped_twin_answers_the_cloze_sentences_as_its_card_says(
    smollm2_masked: MaskedTwin,
) -> None:
    said = json.loads(EVALUATION.read_text(encoding="utf-8"))["cloze"]["shipped"]
    assert cloze(smollm2_masked) == pytest.approx(said, abs=1 / 60 + 1e-9)  # one near tie
