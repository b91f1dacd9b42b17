"""What the README says of the models in words; its figures are in test_claims.py."""

from __future__ import annotations

import numpy as np
import pytest

from backend.models import AutoregressiveModel
from backend.models.catalog import card
from backend.models.networks.masked import MaskedModel
from backend.probability.surprisal import surprisal_bits
from pages.foundations.masked_and_causal import DEFAULT
from pages.foundations.tokens import PAGE as TOKENS
from pages.frame.documents import ROOT

README = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())


def test_the_default_model_predicts_english_best(smollm2: AutoregressiveModel) -> None:
    assert "predict English best" in README
    english, german, arabic = (
        left_bits(smollm2, smollm2.encode(text)) / len(text.encode())
        for text in TOKENS.examples[2].text.split("\n")
    )
    assert english < german
    assert english < arabic


def left_bits(model: AutoregressiveModel, ids: list[int]) -> float:
    return float(surprisal_bits(model.logits(ids)[:-1], ids).sum())


def test_some_tokens_need_more_bits_from_both_sides(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    assert "Some tokens need *more* bits from both sides than from the left alone" in README
    ids = smollm2.encode(DEFAULT)
    around = np.array([row for _, row in smollm2_masked.each(ids, range(len(ids)))])
    gains = surprisal_bits(smollm2.logits(ids)[:-1], ids) - surprisal_bits(around, ids)
    assert gains.min() < 0 < gains.sum()


def test_the_default_pair_is_one_network_with_one_vocabulary(
    smollm2: AutoregressiveModel,
    smollm2_masked: MaskedModel,
    smollm2_control: AutoregressiveModel,
) -> None:
    assert "The first three are one network with 135 million parameters" in README
    weights = {one.data_ptr(): one.numel() for one in smollm2.network.parameters()}
    assert sum(weights.values()) == card("smollm2").parameters
    assert smollm2_masked.vocabulary_size == smollm2.vocabulary_size
    assert smollm2_control.vocabulary_size == smollm2.vocabulary_size


@pytest.mark.parametrize("name", ["smollm2", "smollm2-masked", "smollm2-control"])
def test_the_models_are_called_in_the_table_as_on_the_screen(name: str) -> None:
    assert f"| {card(name).title} |" in README
