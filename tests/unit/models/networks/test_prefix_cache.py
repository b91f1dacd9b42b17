"""Texts that go on from what was read before say what they say when read whole."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from backend.models import AutoregressiveModel
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import PREFIX_BYTES, Engine
from backend.models.networks.causal import PackedAutoregressiveModel
from backend.models.networks.packed_llama import KeyValueCache, room_for
from backend.models.networks.prefix_cache import SPARE, PrefixCache
from backend.models.networks.readers import Ids
from backend.models.networks.weight_layout import lay_out
from tests.unit.models.tiny_weights import SIX_HEADS, random_llama
from tests.unit.softmax import softmax

BUDGET = 48 * 2**20
TEXT = "The cat sat on the mat because it was warm. Outside, the rain fell on the old roofs"


class Watched(PackedAutoregressiveModel):
    """The model, and how many tokens of each text passed it each time."""

    def __init__(self, model: AutoregressiveModel) -> None:
        super().__init__(model.card, model.vocabulary, model.network, start_id=model.start_id)
        self.read: list[list[int]] = []
        self.fails = False

    def next_logits_from(
        self,
        texts: Sequence[Ids],
        caches: Sequence[KeyValueCache | None],
        *,
        start: bool = True,
    ) -> np.ndarray:
        if self.fails:
            raise RuntimeError("out of luck")
        before = [cache.length if cache else 0 for cache in caches]
        self.read.append([len(ids) + start - seen for ids, seen in zip(texts, before, strict=True)])
        return super().next_logits_from(texts, caches, start=start)


@pytest.fixture
def model(smollm2: AutoregressiveModel) -> Watched:
    return Watched(smollm2)


@pytest.fixture(scope="module")
def ids(smollm2: AutoregressiveModel) -> list[int]:
    return smollm2.encode(TEXT)


def plain(model: Watched, ids: Ids, *, start: bool = True) -> np.ndarray:
    """The reference: transformers' own forward pass over the whole text, without a cache."""
    import torch

    with torch.inference_mode():
        tokens = torch.tensor([[model.start_id, *ids] if start else list(ids)])
        return model.network(input_ids=tokens, use_cache=False).logits[0, -1].numpy()


def agree(one: np.ndarray, other: np.ndarray) -> None:
    """Probabilities within 1e-5, and the same twenty tokens on top in the same order."""
    np.testing.assert_allclose(softmax(one), softmax(other), rtol=0, atol=1e-5)
    np.testing.assert_array_equal(np.argsort(-one)[:20], np.argsort(-other)[:20])


def test_a_step_reads_one_token_and_says_what_the_whole_text_says(
    model: Watched, ids: list[int]
) -> None:
    cache = PrefixCache(BUDGET)
    for length in range(14, len(ids) + 1):
        agree(cache.next_logits(model, [ids[:length]])[0], plain(model, ids[:length]))
    assert model.read == [[15]] + [[1]] * (len(ids) - 14)


def test_going_back_reads_only_the_last_token(model: Watched, ids: list[int]) -> None:
    cache = PrefixCache(BUDGET)
    cache.next_logits(model, [ids])
    for length in (len(ids) - 2, len(ids) - 12, 3, 1):
        agree(cache.next_logits(model, [ids[:length]])[0], plain(model, ids[:length]))
    assert [read for (read,) in model.read[1:]] == [1, 1, 1, 2]  # the start token is not kept


def test_a_branch_leaves_the_text_it_came_from_as_it_was(model: Watched, ids: list[int]) -> None:
    cache = PrefixCache(BUDGET)
    cache.next_logits(model, [ids])
    fork = len(ids) - SPARE - 2
    branch = [*ids[:fork], *reversed(ids[fork:])]
    agree(cache.next_logits(model, [branch])[0], plain(model, branch))
    longer = [*ids, 504]
    agree(cache.next_logits(model, [longer])[0], plain(model, longer))
    assert model.read[-1] == [1]


def test_a_small_change_at_the_end_takes_the_place_of_the_old_text(
    model: Watched, ids: list[int]
) -> None:
    cache = PrefixCache(BUDGET)
    cache.next_logits(model, [ids])
    used = cache.used
    changed = [*ids[:-2], 504, 99]
    agree(cache.next_logits(model, [changed])[0], plain(model, changed))
    assert model.read[-1] == [2]
    assert cache.used == used


def test_texts_of_one_pass_go_on_from_the_same_beginning_each_by_itself(
    model: Watched, ids: list[int]
) -> None:
    cache = PrefixCache(BUDGET)
    cache.next_logits(model, [ids])
    texts = [[*ids, token] for token in (504, 99, 7)] + [[1, 2, 3]]
    for row, text in zip(cache.next_logits(model, texts), texts, strict=True):
        agree(row, plain(model, text))
    assert model.read[-1] == [1, 1, 1, 4]
    again = [[*text, 28] for text in texts]
    for row, text in zip(cache.next_logits(model, again), again, strict=True):
        agree(row, plain(model, text))
    assert model.read[-1] == [1, 1, 1, 1]


def test_the_least_recently_used_goes_first(model: Watched) -> None:
    cache = PrefixCache(3 * room_for(8) * model.token_bytes)
    texts = [[number, 5, 6, 7] for number in (1, 2, 3)]
    for text in texts:
        cache.next_logits(model, [text])
    cache.next_logits(model, [[*texts[0], 8]])  # used again: now the second is the oldest
    cache.next_logits(model, [[4, 5, 6, 7]])
    assert [cache.new_tokens(model.name, [*text, 8, 9]) for text in texts] == [1, 7, 2]


def test_the_budget_holds_whatever_happens_and_the_answers_too(model: Watched) -> None:
    rng = np.random.default_rng(0)
    cache = PrefixCache(3 * room_for(1) * model.token_bytes)
    texts = [[number] for number in range(6)]
    held = set()
    for _ in range(8):
        chosen = rng.permutation(6)[: rng.integers(1, 5)]
        for index in chosen:
            keep = int(rng.integers(0, len(texts[index]) + 1))
            texts[index] = [*texts[index][:keep], *rng.integers(0, 40_000, rng.integers(1, 12))]
        asked = [texts[index] for index in chosen]
        rows = cache.next_logits(model, asked)
        assert cache.used <= cache.budget
        held.add(cache.used)
        for row, text in zip(rows, asked, strict=True):
            np.testing.assert_allclose(softmax(row), softmax(plain(model, text)), rtol=0, atol=1e-5)
    assert max(held) == cache.budget  # it did come to the bound


def test_a_model_of_another_name_has_caches_of_its_own(model: Watched, ids: list[int]) -> None:
    cache = PrefixCache(BUDGET)
    cache.next_logits(model, [ids])
    assert cache.new_tokens(model.name, ids) == 1
    assert cache.new_tokens("another", ids) == len(ids) + 1


def test_texts_read_with_the_start_token_and_without_never_share_a_cache(
    model: Watched, ids: list[int]
) -> None:
    cache = PrefixCache(BUDGET)
    for start in (True, False, True, False):
        agree(cache.next_logits(model, [ids], start=start)[0], plain(model, ids, start=start))
    assert model.read == [[len(ids) + 1], [len(ids)], [1], [1]]
    # the start token may be an id of its own: what passes the network is the same, the keys are not
    same = [model.start_id, *ids]
    assert cache.new_tokens(model.name, same, start=False) == len(same)
    agree(cache.next_logits(model, [same], start=False)[0], plain(model, ids))


def test_ids_without_the_start_token_grow_go_back_and_branch_too(
    model: Watched, ids: list[int]
) -> None:
    cache = PrefixCache(BUDGET)
    cache.next_logits(model, [ids[:14]], start=False)
    for text in (ids[:15], ids[:16], ids[:15], [*ids[:15], 504], ids[:3]):
        row = cache.next_logits(model, [text], start=False)[0]
        agree(row, plain(model, text, start=False))
    assert model.read == [[14], [1], [1], [1], [1], [1]]
    agree(cache.next_logits(model, [ids[:1]], start=False)[0], plain(model, ids[:1], start=False))


def test_what_a_failed_pass_took_is_read_again(model: Watched, ids: list[int]) -> None:
    cache = PrefixCache(BUDGET)
    cache.next_logits(model, [ids[:-1]])
    model.fails = True
    with pytest.raises(RuntimeError, match="out of luck"):
        cache.next_logits(model, [ids])
    model.fails = False
    agree(cache.next_logits(model, [ids])[0], plain(model, ids))


def test_through_the_engine_a_text_grows_and_goes_back_by_passes_of_one_token(
    model: Watched, ids: list[int]
) -> None:
    engine = Engine(lambda name, progress: model)
    reader = EngineModel(engine, model.name, "ann")
    for text in (
        ids[:6],
        ids[:7],
        [*ids[:7], 504],
        ids[:7],  # asked before: the network is not needed
        ids[:8],
    ):
        agree(reader.next_logits(text), plain(model, text))
    assert model.read == [[7], [1], [1], [1]]
    with pytest.raises(ValueError, match="outside the vocabulary"):
        reader.next_logits([*ids[:8], 10**6])
    agree(reader.next_logits(ids[:9]), plain(model, ids[:9]))
    engine.close()


def test_thirty_people_write_sixty_tokens_each_and_a_step_reads_one(
    smollm2: AutoregressiveModel,
) -> None:
    small = tiny_llama(smollm2)
    # room for as many tokens as the engine has of the real network
    assert isinstance(smollm2, PackedAutoregressiveModel)
    cache = PrefixCache(PREFIX_BYTES // smollm2.token_bytes * small.token_bytes)
    texts = [[100 + person, *range(10)] for person in range(30)]
    cache.next_logits(small, texts)
    for _ in range(60):
        rows = cache.next_logits(small, texts)
        texts = [[*text, int(row.argmax())] for text, row in zip(texts, rows, strict=True)]
    assert small.read == [[12] * 30, *[[1] * 30] * 60]
    for text, row in zip(texts, cache.next_logits(small, texts), strict=True):
        agree(row, plain(small, text))


def tiny_llama(like: AutoregressiveModel) -> Watched:
    """Random numbers in two small layers."""
    network = random_llama(0, vocab_size=500, initializer_range=0.2, **SIX_HEADS)
    lay_out(network)
    return Watched(PackedAutoregressiveModel(like.card, like.vocabulary, network, start_id=0))
