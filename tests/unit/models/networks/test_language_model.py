"""What both readings of the default pair have in common."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from backend.models.networks.causal import AutoregressiveModel
from backend.models.networks.masked import MaskedModel, MaskedVersion
from tests.unit.models.networks.sentences import BANK
from tests.unit.softmax import softmax


def test_known_surprisals(left: AutoregressiveModel, both: MaskedModel) -> None:
    ids = left.encode(BANK)
    from_left = -np.log2(softmax(left.logits(ids)[4])[ids[4]])
    from_both = -np.log2(softmax(both.logits_at(ids, [4])[0])[ids[4]])
    assert from_left == pytest.approx(9.35, abs=0.01)
    assert from_both < 1.0  # 0.58 bits for the first adapter; a better one may be lower


def test_the_packed_pass_is_what_transformers_computes(
    left: AutoregressiveModel, both: MaskedVersion
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


@pytest.mark.parametrize("ids", [[-1], [49_152]])
def test_ids_outside_the_vocabulary_are_refused(
    left: AutoregressiveModel, both: MaskedModel, ids: list[int]
) -> None:
    with pytest.raises(ValueError, match="outside the vocabulary"):
        left.next_logits(ids)
    with pytest.raises(ValueError, match="outside the vocabulary"):
        both.logits_at(ids, [0])
