"""The default pair, really loaded: known figures, and what each reading may and may not see."""

import numpy as np
import pytest
import torch

from backend.models.networks.causal import AutoregressiveModel
from backend.models.networks.masked import Gap, MaskedModel, MaskedTwin
from backend.text.words import characters

BANK = "I went to the bank to deposit my salary."
DOCTOR = "The doctor told the patient to take the medicine twice a day."


@pytest.fixture(scope="module")
def left(smollm2: AutoregressiveModel) -> AutoregressiveModel:
    return smollm2


@pytest.fixture(scope="module")
def both(smollm2_masked: MaskedModel) -> MaskedModel:
    return smollm2_masked


def probabilities(logits: np.ndarray) -> np.ndarray:
    shares = np.exp(logits.astype(np.float64) - logits.max())
    return shares / shares.sum()


@pytest.mark.parametrize(
    ("text", "most_likely"),
    [
        ("The capital of France is", {" Paris": 0.806, " the": 0.036, " not": 0.016}),
        ("The capital of France is ", {"2": 0.365, "1": 0.185}),
        ("", {"-": 0.398}),
    ],
)
def test_known_probabilities(
    left: AutoregressiveModel, text: str, most_likely: dict[str, float]
) -> None:
    found = probabilities(left.next_logits(left.encode(text)))
    order = np.argsort(-found)
    for place, (token, probability) in enumerate(most_likely.items()):
        assert left.decode([int(order[place])]) == token
        assert found[order[place]] == pytest.approx(probability, abs=6e-4)


def test_entropy_of_the_known_example(left: AutoregressiveModel) -> None:
    found = probabilities(left.next_logits(left.encode("The capital of France is")))
    assert -(found * np.log2(found)).sum() == pytest.approx(1.956, abs=2e-3)


def test_all_rows_agree_with_one_at_a_time(left: AutoregressiveModel) -> None:
    ids = left.encode(BANK)
    rows = left.logits(ids)
    assert rows.shape == (len(ids) + 1, left.vocabulary_size)
    assert rows.dtype == np.float32
    for length in range(len(ids) + 1):
        np.testing.assert_allclose(rows[length], left.next_logits(ids[:length]), atol=2e-3)


def test_the_autoregressive_reading_does_not_see_the_right(left: AutoregressiveModel) -> None:
    rows = left.logits(left.encode(DOCTOR))
    other = left.logits(left.encode("The doctor told the cat a story."))
    np.testing.assert_allclose(rows[:5], other[:5], atol=2e-3)


def test_the_masked_reading_does_not_see_the_hidden_token(both: MaskedModel) -> None:
    one, other = both.encode(DOCTOR), both.encode(DOCTOR.replace("patient", "table"))
    assert len(one) == len(other)
    np.testing.assert_array_equal(both.logits_at(one, [4]), both.logits_at(other, [4]))


def test_the_masked_reading_sees_the_right(both: MaskedModel) -> None:
    one, other = both.encode(DOCTOR), both.encode(DOCTOR.replace("medicine", "train"))
    difference = np.abs(both.logits_at(one, [4]) - both.logits_at(other, [4]))
    assert difference.max() > 1


def test_known_surprisals(left: AutoregressiveModel, both: MaskedModel) -> None:
    ids = left.encode(BANK)
    from_left = -np.log2(probabilities(left.logits(ids)[4])[ids[4]])
    from_both = -np.log2(probabilities(both.logits_at(ids, [4])[0])[ids[4]])
    assert from_left == pytest.approx(9.35, abs=0.01)
    assert from_both < 1.0  # 0.58 bits for the first adapter; a better one may be lower


def test_the_word_hidden_in_the_doctor_sentence(both: MaskedModel) -> None:
    order = np.argsort(-both.logits_at(both.encode(DOCTOR), [4])[0])
    assert both.decode([int(order[0])]) == " patient"


def test_hiding_in_batches_agrees_with_hiding_one_by_one(both: MaskedModel) -> None:
    ids = both.encode(DOCTOR)
    for position, logits in both.each(ids, range(len(ids))):
        np.testing.assert_allclose(logits, both.logits_at(ids, [position])[0], atol=2e-3)


def test_a_text_in_a_batch_has_the_numbers_it_has_alone(left: AutoregressiveModel) -> None:
    texts = [left.encode(text) for text in (BANK, "", DOCTOR, "The capital of France is", "a")]
    together = left.next_logits_of(texts)
    for row, ids in zip(together, texts, strict=True):
        alone = left.next_logits(ids)
        np.testing.assert_allclose(row, alone, atol=1e-3)
        # rounding differs with the shape of the pass: by less than the three digits on the screen
        np.testing.assert_allclose(probabilities(row), probabilities(alone), atol=1e-4)


def test_masked_readings_of_different_texts_share_a_pass(both: MaskedModel) -> None:
    gaps = [
        Gap(tuple(both.encode(BANK)), (4,), (4,)),
        Gap(tuple(both.encode(DOCTOR)), (1, 4), (4, 1)),
    ]
    for gap, rows in zip(gaps, both.logits_of(gaps), strict=True):
        for place, row in zip(gap.wanted, rows, strict=True):
            alone = both.logits_at(gap.ids, gap.hidden)[gap.hidden.index(place)]
            np.testing.assert_allclose(row, alone, atol=1e-3)


def test_the_packed_pass_is_what_transformers_computes(
    left: AutoregressiveModel, both: MaskedTwin
) -> None:
    ids = left.encode(BANK)
    with torch.inference_mode():
        tokens = torch.tensor([[0, *ids]])
        plain = left.network(tokens, use_cache=False).logits[0].numpy()
        inputs = both.network.get_input_embeddings()(tokens)
        inputs[0, 5] = both.mask_embedding
        everyone = torch.zeros(1, 1, len(ids) + 1, len(ids) + 1)
        masked = both.network(inputs_embeds=inputs, attention_mask=everyone, use_cache=False)
    np.testing.assert_allclose(left.logits(ids), plain, atol=1e-3)
    np.testing.assert_allclose(both.logits_at(ids, [4])[0], masked.logits[0, 4].numpy(), atol=1e-3)


def test_pieces_of_a_character_are_hidden_together(both: MaskedModel) -> None:
    ids = both.encode("I love 🦙 a lot")
    group = next(group for group in characters(both.vocabulary, ids) if len(group) > 1)
    (_, alone), *_ = both.each(ids, [group[0]], [group])
    together = both.logits_at(ids, list(group))[0]
    np.testing.assert_allclose(alone, together, atol=2e-3)


def test_both_networks_share_their_tensors(left: AutoregressiveModel, both: MaskedModel) -> None:
    name = "model.layers.7.mlp.down_proj"
    base = left.network.get_submodule(name).weight
    twin = both.network.get_submodule(name).base_layer.weight
    assert base.data_ptr() == twin.data_ptr()
    assert left.network.lm_head.weight.data_ptr() == both.network.lm_head.weight.data_ptr()


def test_the_twin_adds_at_most_forty_megabytes(
    left: AutoregressiveModel, both: MaskedModel
) -> None:
    base = {tensor.data_ptr() for tensor in left.network.state_dict().values()}
    own = [tensor for tensor in both.network.state_dict().values() if tensor.data_ptr() not in base]
    added = sum(tensor.numel() * tensor.element_size() for tensor in own)
    assert 10e6 < added <= 40e6


def test_the_adapter_never_touches_the_autoregressive_model(
    left: AutoregressiveModel, both: MaskedModel
) -> None:
    ids = left.encode("The capital of France is")
    before = left.next_logits(ids)
    both.logits_at(ids, [2])
    np.testing.assert_array_equal(before, left.next_logits(ids))


@pytest.mark.parametrize("ids", [[-1], [49_152]])
def test_ids_outside_the_vocabulary_are_refused(
    left: AutoregressiveModel, both: MaskedModel, ids: list[int]
) -> None:
    with pytest.raises(ValueError, match="outside the vocabulary"):
        left.next_logits(ids)
    with pytest.raises(ValueError, match="outside the vocabulary"):
        both.logits_at(ids, [0])


def test_positions_outside_the_text_are_refused(both: MaskedModel) -> None:
    with pytest.raises(ValueError, match="not in a text"):
        both.logits_at(both.encode("one two"), [5])
