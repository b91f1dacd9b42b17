"""What is let into a pass changes no number of it, and none of its own."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from backend.models import AutoregressiveModel
from backend.models.networks.causal import PackedAutoregressiveModel
from backend.models.networks.interlude import interlude, letting_in
from backend.models.networks.masked import Gap, MaskedModel
from backend.models.networks.packed_llama import room_for
from backend.models.networks.prefix_cache import PrefixCache
from tests.unit.models.tiny_reader import IDS, tiny_reader

OTHER = [9, 4, 33]


@pytest.fixture(scope="module")
def tiny() -> PackedAutoregressiveModel:
    return tiny_reader()


def layers(model: AutoregressiveModel) -> int:
    return int(model.network.config.num_hidden_layers)


def with_others(
    compute: Callable[[], np.ndarray], other: Callable[[], np.ndarray]
) -> tuple[np.ndarray, list[np.ndarray], list[float]]:
    """What a pass gives, what is computed in each of its interludes, and when those are."""
    let_in, moments = list[np.ndarray](), list[float]()

    def note(done: float) -> None:
        moments.append(done)
        with letting_in(None):
            let_in.append(other())

    with letting_in(note):
        return compute(), let_in, moments


def test_between_any_two_layers_another_text_is_read(tiny: PackedAutoregressiveModel) -> None:
    plain, beside = tiny.logits(IDS), tiny.next_logits(OTHER)
    found, let_in, moments = with_others(lambda: tiny.logits(IDS), lambda: tiny.next_logits(OTHER))
    np.testing.assert_array_equal(found, plain)
    assert moments == [done / layers(tiny) for done in range(1, layers(tiny))]
    for one in let_in:
        np.testing.assert_array_equal(one, beside)


def test_the_masked_version_lets_in_too(
    smollm2_masked: MaskedModel, smollm2: AutoregressiveModel
) -> None:
    gaps, text = [Gap((5, 6, 7), (1,), (1,))], smollm2.encode("The capital of France is")
    plain, beside = smollm2_masked.logits_of(gaps)[0], smollm2.next_logits(text)
    found, let_in, moments = with_others(
        lambda: smollm2_masked.logits_of(gaps)[0], lambda: smollm2.next_logits(text)
    )
    np.testing.assert_array_equal(found, plain)
    np.testing.assert_array_equal(let_in[0], beside)
    assert len(moments) == layers(smollm2) - 1


def test_texts_with_kv_caches_do_not_mix(tiny: PackedAutoregressiveModel) -> None:
    cache = PrefixCache(10 * room_for(16) * tiny.token_bytes)
    cache.next_logits(tiny, [IDS])
    # They begin alike: what one goes on from must not be taken from it by the other.
    long, short = [*IDS, 11, 12, 13], [*IDS, 44]
    plain, beside = tiny.next_logits(long), tiny.next_logits(short)
    found, let_in, _ = with_others(
        lambda: cache.next_logits(tiny, [long])[0], lambda: cache.next_logits(tiny, [short])[0]
    )
    np.testing.assert_allclose(found, plain, atol=1e-4)
    for one in let_in:
        np.testing.assert_allclose(one, beside, atol=1e-4)


def test_both_passes_together_keep_to_the_budget_of_kv_caches(
    tiny: PackedAutoregressiveModel,
) -> None:
    cache = PrefixCache(2 * room_for(16) * tiny.token_bytes)
    seen: list[int] = []

    def another() -> np.ndarray:
        # its two texts do not both fit beside the one that is read
        rows = cache.next_logits(tiny, [[7, 8], [30, 31]])
        seen.append(cache.used)
        return rows

    with_others(lambda: cache.next_logits(tiny, [IDS]), another)
    assert max(seen) <= cache.budget // 2
    assert cache.used <= cache.budget


def test_without_anybody_to_let_in_it_is_nothing() -> None:
    interlude(1, 2)
    with letting_in(lambda _: pytest.fail("the pass is over")):
        interlude(2, 2)
