"""The masked version, really loaded: what it may see, and what it shares with its base."""

from __future__ import annotations

import numpy as np
import pytest

from backend.models import load
from backend.models.networks.causal import AutoregressiveModel
from backend.models.networks.language_model import LanguageModel
from backend.models.networks.masked import Gap, MaskedModel
from backend.text.words import characters
from tests.unit.models.networks.sentences import BANK, DOCTOR


def test_the_masked_reading_does_not_see_the_hidden_token(both: MaskedModel) -> None:
    one, other = both.encode(DOCTOR), both.encode(DOCTOR.replace("patient", "table"))
    assert len(one) == len(other)
    np.testing.assert_array_equal(both.logits_at(one, [4]), both.logits_at(other, [4]))


def test_the_masked_reading_sees_the_right(both: MaskedModel) -> None:
    one, other = both.encode(DOCTOR), both.encode(DOCTOR.replace("medicine", "train"))
    difference = np.abs(both.logits_at(one, [4]) - both.logits_at(other, [4]))
    assert difference.max() > 1


def test_the_word_hidden_in_the_doctor_sentence(both: MaskedModel) -> None:
    order = np.argsort(-both.logits_at(both.encode(DOCTOR), [4])[0])
    assert both.decode([int(order[0])]) == " patient"


def test_hiding_in_batches_agrees_with_hiding_one_by_one(both: MaskedModel) -> None:
    ids = both.encode(DOCTOR)
    for position, logits in both.each(ids, range(len(ids))):
        np.testing.assert_allclose(logits, both.logits_at(ids, [position])[0], atol=2e-3)


def test_masked_readings_of_different_texts_share_a_pass(both: MaskedModel) -> None:
    gaps = [
        Gap(tuple(both.encode(BANK)), (4,), (4,)),
        Gap(tuple(both.encode(DOCTOR)), (1, 4), (4, 1)),
    ]
    for gap, rows in zip(gaps, both.logits_of(gaps), strict=True):
        for position, row in zip(gap.wanted, rows, strict=True):
            alone = both.logits_at(gap.ids, gap.hidden)[gap.hidden.index(position)]
            np.testing.assert_allclose(row, alone, atol=1e-3)


def test_pieces_of_a_character_are_hidden_together(both: MaskedModel) -> None:
    ids = both.encode("I love 🦙 a lot")
    group = next(group for group in characters(both.vocabulary, ids) if len(group) > 1)
    (_, alone), *_ = both.each(ids, [group[0]], [group])
    together = both.logits_at(ids, list(group))[0]
    np.testing.assert_allclose(alone, together, atol=2e-3)


@pytest.fixture(params=["smollm2-masked", "smollm2-control"])
def variant(request: pytest.FixtureRequest) -> LanguageModel:
    return load(request.param)


def test_a_variant_shares_the_tensors_of_its_base(
    left: AutoregressiveModel, variant: LanguageModel
) -> None:
    name = "model.layers.7.mlp.down_proj"
    base = left.network.get_submodule(name).weight
    shared = variant.network.get_submodule(name).base_layer.weight
    assert base.data_ptr() == shared.data_ptr()
    assert left.network.lm_head.weight.data_ptr() == variant.network.lm_head.weight.data_ptr()


def test_a_variant_adds_at_most_forty_megabytes(
    left: AutoregressiveModel, variant: LanguageModel
) -> None:
    base = {tensor.data_ptr() for tensor in left.network.state_dict().values()}
    tensors = variant.network.state_dict().values()
    own = [tensor for tensor in tensors if tensor.data_ptr() not in base]
    added = sum(tensor.numel() * tensor.element_size() for tensor in own)
    assert 10e6 < added <= 40e6


def test_the_adapter_never_touches_the_autoregressive_model(
    left: AutoregressiveModel, both: MaskedModel
) -> None:
    ids = left.encode("The capital of France is")
    before = left.next_logits(ids)
    both.logits_at(ids, [2])
    np.testing.assert_array_equal(before, left.next_logits(ids))


def test_positions_outside_the_text_are_refused(both: MaskedModel) -> None:
    with pytest.raises(ValueError, match="not in a text"):
        both.logits_at(both.encode("one two"), [5])
