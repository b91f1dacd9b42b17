"""Texts laid end to end: their KV caches, and that nobody sees a neighbour."""

import pytest
import torch

from backend.models import AutoregressiveModel
from backend.models.networks.packed_llama import PackedLlama


@pytest.fixture(scope="module")
def packed(smollm2: AutoregressiveModel) -> PackedLlama:
    return PackedLlama(smollm2.network)


@pytest.fixture(autouse=True)
def no_gradients() -> object:
    with torch.inference_mode():
        yield


IDS = [0, 504, 3575, 282, 4649, 314, 7042]


def close(one: torch.Tensor, other: torch.Tensor) -> bool:
    return torch.allclose(one, other, atol=1e-3)


def test_going_on_from_a_kv_cache_is_reading_the_whole(packed: PackedLlama) -> None:
    whole = packed.run(packed.embed(IDS), [len(IDS)])
    cache = packed.empty_cache()
    packed.run(packed.embed(IDS[:3]), [3], [cache])
    rest = packed.run(packed.embed(IDS[3:]), [len(IDS) - 3], [cache])
    assert cache.length == len(IDS)
    assert close(rest, whole[3:])


def test_going_back_crops_the_kv_cache(packed: PackedLlama) -> None:
    cache = packed.empty_cache()
    first = packed.run(packed.embed(IDS), [len(IDS)], [cache])
    cache.crop(2)
    assert close(packed.run(packed.embed(IDS[2:3]), [1], [cache]), first[2:3])
    with pytest.raises(ValueError, match="cannot crop"):
        cache.crop(99)


def test_a_copy_goes_its_own_way(packed: PackedLlama) -> None:
    cache = packed.empty_cache()
    packed.run(packed.embed(IDS[:4]), [4], [cache])
    second = cache.copy(4)
    other = packed.run(packed.embed([99]), [1], [second])
    mine = packed.run(packed.embed(IDS[4:5]), [1], [cache])
    whole = packed.run(packed.embed(IDS[:5]), [5])
    assert close(mine, whole[4:])
    assert not close(other, mine)


def test_it_grows_past_its_first_room(packed: PackedLlama) -> None:
    cache = packed.empty_cache()
    for token in [0, *range(100, 150)]:
        last = packed.run(packed.embed([token]), [1], [cache])
    whole = packed.run(packed.embed([0, *range(100, 150)]), [51])
    assert close(last, whole[-1:])


@pytest.mark.parametrize("causal", [True, False])
def test_neighbours_in_a_pass_do_not_see_each_other(packed: PackedLlama, causal: bool) -> None:
    alone = packed.run(packed.embed(IDS), [len(IDS)], causal=causal)
    together = packed.run(packed.embed([*IDS, 0, 9, 8]), [len(IDS), 3], causal=causal)
    assert close(together[: len(IDS)], alone)


def test_steps_of_several_texts_share_a_pass(packed: PackedLlama) -> None:
    caches = [packed.empty_cache(), packed.empty_cache()]
    packed.run(packed.embed(IDS[:3] + IDS[:5]), [3, 5], caches)
    both = packed.run(packed.embed([IDS[3], IDS[5]]), [1, 1], caches)
    whole = packed.run(packed.embed(IDS[:6]), [6])
    assert close(both, whole[[3, 5]])
