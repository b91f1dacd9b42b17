"""Another order in memory, the same weights and the same answers."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from backend.models.networks.packed_llama import PackedLlama
from backend.models.networks.weight_layout import lay_out
from tests.unit.models.tiny_weights import SIX_HEADS, random_llama

IDS = [3, 17, 8, 40, 21, 5]


@pytest.fixture(autouse=True)
def no_gradients() -> object:
    with torch.inference_mode():
        yield


def network() -> Any:
    return random_llama(0, vocab_size=64, **SIX_HEADS)


def test_every_weight_keeps_its_numbers_and_none_is_there_twice() -> None:
    before, after = network(), network()
    lay_out(after)
    for (name, one), (_, other) in zip(
        before.named_parameters(), after.named_parameters(), strict=True
    ):
        assert torch.equal(one, other), name
    stores = {
        weight.untyped_storage().data_ptr(): weight.untyped_storage().nbytes()
        for weight in (
            *after.parameters(),
            *(layer.self_attn.joint_weight for layer in after.model.layers),
        )
    }
    assert sum(stores.values()) == sum(weight.nbytes for weight in before.parameters())
    assert after.lm_head.weight is after.model.embed_tokens.weight


def test_answers_are_those_of_the_network_as_it_was() -> None:
    before, after = network(), network()
    lay_out(after)
    expected = before.model(input_ids=torch.tensor([IDS])).last_hidden_state[0]
    packed = PackedLlama(after)
    cache = packed.empty_cache()
    found = [packed.run(packed.embed([token]), [1], [cache]) for token in IDS]
    torch.testing.assert_close(torch.cat(found), expected, rtol=0, atol=2e-6)
    torch.testing.assert_close(
        packed.run(packed.embed(IDS), [len(IDS)]), expected, rtol=0, atol=2e-6
    )


def test_eight_steps_in_one_pass_are_eight_steps_alone() -> None:
    net = network()
    lay_out(net)
    packed = PackedLlama(net)
    texts = [[number, *IDS[: number % 5]] for number in range(8)]
    caches = [packed.empty_cache() for _ in texts]
    packed.run(
        packed.embed([token for text in texts for token in text]), [len(t) for t in texts], caches
    )
    together = packed.run(packed.embed([9] * 8), [1] * 8, caches)
    for row, text in zip(together, texts, strict=True):
        alone = packed.run(packed.embed([*text, 9]), [len(text) + 1])[-1]
        torch.testing.assert_close(row, alone, rtol=0, atol=2e-6)
