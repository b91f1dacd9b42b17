"""Generation: the tokens of a plain loop, one-token steps, a stop within one token."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from backend.analyses.foundations.generation import Step, ends, generate, sampled_token, step
from backend.models import AutoregressiveModel
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.networks.causal import PackedAutoregressiveModel
from backend.models.networks.packed_llama import KeyValueCache
from backend.models.networks.readers import Ids
from backend.probability.sampling import Sampling
from tests.unit.analyses.unasked_reader import UnaskedReader

PROMPTS = [
    "The capital of France is",
    "Once upon a time there was a",
    "def fibonacci(n):\n",
    "The weather today",
    "My favourite animals: 🦜",
]
COUNT = 40
SETTINGS = [Sampling(temperature=0.0), Sampling(), Sampling(temperature=0.8, top_p=0.9, top_k=50)]
SEED = 20


class Watched(PackedAutoregressiveModel):
    """The model, and how many tokens passed it each time."""

    def __init__(self, model: AutoregressiveModel) -> None:
        super().__init__(model.card, model.vocabulary, model.network, start_id=model.start_id)
        self.read: list[int] = []

    def next_logits_from(
        self,
        texts: Sequence[Ids],
        caches: Sequence[KeyValueCache | None],
        *,
        start: bool = True,
    ) -> np.ndarray:
        seen = [cache.length if cache else 0 for cache in caches]
        self.read += [len(ids) + start - known for ids, known in zip(texts, seen, strict=True)]
        return super().next_logits_from(texts, caches, start=start)


class Scripted(UnaskedReader):
    """A model of three tokens that wants each next one to be the one after the last."""

    def __init__(self) -> None:
        self.asked = 0

    def next_logits(self, ids: Ids, *, start: bool = True) -> np.ndarray:
        self.asked += 1
        logits = np.zeros(5, dtype=np.float32)
        logits[(ids[-1] + 1) % 5 if ids else 0] = 30
        return logits


def logits_by_transformers(model: AutoregressiveModel, texts: Sequence[Ids]) -> np.ndarray:
    """(texts, rows, vocab): one plain pass of transformers over texts of one length, no cache."""
    import torch

    with torch.inference_mode():
        tokens = torch.tensor([[model.start_id, *ids] for ids in texts])
        return np.asarray(model.network(input_ids=tokens, use_cache=False).logits.numpy())


def chosen_by_the_book(
    logits: np.ndarray, sampling: Sampling, before: Sequence[int]
) -> tuple[int, float]:
    """A token by transformers' own warpers and Gumbel noise of the seed, and how far ahead of the
    second it is: in logits.
    """
    import torch
    from transformers.generation.logits_process import (
        TemperatureLogitsWarper,
        TopKLogitsWarper,
        TopPLogitsWarper,
    )

    scores, no_ids = torch.tensor(logits[None], dtype=torch.float64), torch.zeros((1, 1))
    if sampling.temperature:
        warpers = [TemperatureLogitsWarper(sampling.temperature)]
        warpers += [TopKLogitsWarper(sampling.top_k)] if sampling.top_k else []
        warpers += [TopPLogitsWarper(sampling.top_p)] if sampling.top_p < 1 else []
        for warper in warpers:
            scores = warper(no_ids, scores)
        uniform = torch.from_numpy(
            np.random.default_rng((SEED, len(before), *before)).random(logits.size)
        )
        scores = scores - torch.log(-torch.log(uniform))
    (first, second), (token, _) = (one[0].tolist() for one in scores.topk(2))
    return token, first - second


@pytest.mark.parametrize("sampling", SETTINGS, ids=["greedy", "plain", "cut"])
def test_every_token_is_the_one_of_a_plain_loop(
    smollm2: AutoregressiveModel, sampling: Sampling
) -> None:
    """The loop of transformers would read its own text anew for every token. A text is causal: one
    pass over all of it gives every row such a loop would have seen, so all of them cost one. By
    induction the loops agree if each row chooses the token that comes next; the first row at which
    they part is looked at by itself, for float32's rounding may decide a tie.
    """
    engine = Engine(lambda name, _: smollm2)

    def run(prompt: str) -> list[int]:
        handle, given = EngineModel(engine, "smollm2", prompt), smollm2.encode(prompt)
        return [one.id for one in generate(handle, given, sampling, SEED, COUNT, ())]

    with ThreadPoolExecutor() as people:  # five at a time: their texts share the passes
        runs = list(people.map(run, PROMPTS))
    assert engine.passes < engine.runs
    agreed = 0
    for prompt, ids in zip(PROMPTS, runs, strict=True):
        given = smollm2.encode(prompt)
        rows = logits_by_transformers(smollm2, [given + ids])[0][len(given) :]
        for position in range(COUNT):
            token, margin = chosen_by_the_book(rows[position], sampling, [*given, *ids[:position]])
            if token != ids[position]:
                assert margin < 1e-3, (prompt, position)
                break
            agreed += 1
    engine.close()
    assert agreed == len(PROMPTS) * COUNT  # and with these prompts not even a tie parts them


def test_a_plain_loop_of_many_passes_gives_the_rows_of_one(smollm2: AutoregressiveModel) -> None:
    """What the test above stands on, at a few lengths: the text up to there read by itself."""
    ids = smollm2.encode(PROMPTS[1] * 6)
    whole = logits_by_transformers(smollm2, [ids])[0]
    for length in (1, 7, 23, len(ids)):
        alone = logits_by_transformers(smollm2, [ids[:length]])[0]
        np.testing.assert_allclose(whole[length], alone[-1], atol=1e-3)


def test_the_same_seed_the_same_tokens_and_another_seed_others(
    smollm2: AutoregressiveModel,
) -> None:
    given = smollm2.encode(PROMPTS[1])
    runs = [
        [one.id for one in generate(smollm2, given, Sampling(), seed, 12, ())] for seed in (1, 1, 2)
    ]
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(smollm2: AutoregressiveModel) -> None:
    given = smollm2.encode(PROMPTS[1])
    whole = [one.id for one in generate(smollm2, given, Sampling(), 3, 12, ())]
    rest = generate(smollm2, given, Sampling(), 3, 12, (), written=whole[:5])
    assert [one.id for one in rest] == whole[5:]


def test_going_back_ten_and_branching_are_passes_of_one_token(smollm2: AutoregressiveModel) -> None:
    model = Watched(smollm2)
    engine = Engine(lambda name, _: model)
    given = smollm2.encode(PROMPTS[0])
    handle = EngineModel(engine, "smollm2", "ann")
    ids = [one.id for one in generate(handle, given, Sampling(temperature=0.0), 0, 24, ())]
    assert model.read == [len(given) + 1] + [1] * 23
    model.read.clear()
    engine._cache._entries.clear()  # so that answers are computed, not looked up
    handle.next_logits([*given, *ids[:14]])
    other = next(iter(smollm2.encode(" however")))
    branch = [*given, *ids[:14], other]
    list(generate(handle, branch, Sampling(temperature=0.0), 0, 5, ()))
    engine.close()
    assert model.read == [1] * 6  # going back, the branch's first token, four of its own


def test_whoever_stops_asking_has_stopped_it() -> None:
    model = Scripted()
    run = generate(model, [0], Sampling(temperature=0.0), 0, 100, ())
    next(run), next(run)
    run.close()
    assert model.asked == 2


def test_it_ends_with_the_end_token_or_at_n() -> None:
    greedy = Sampling(temperature=0.0)
    assert [one.id for one in generate(Scripted(), [0], greedy, 0, 100, (3,))] == [1, 2, 3]
    assert [one.id for one in generate(Scripted(), [0], greedy, 0, 2, (3,))] == [1, 2]
    assert list(generate(Scripted(), [0], greedy, 0, 100, (3,), written=(1, 2, 3))) == []


def test_a_step_tells_the_probabilities_before_and_after_the_settings() -> None:
    logits = np.log(np.array([0.5, 0.25, 0.125, 0.125], dtype=np.float32))
    one = step(logits, Sampling(top_k=2), 1)
    assert (one.id, one.rank, one.kept) == (1, 2, 2)
    assert one.probability == pytest.approx(0.25)
    assert one.sampled == pytest.approx(1 / 3)
    assert one.surprisal_bits == pytest.approx(2)
    assert one.entropy_bits == pytest.approx(1.75)
    assert [token for token, _, _ in one.top] == [0, 1, 2, 3]
    assert sum(share for _, _, share in one.top) == pytest.approx(1)
    assert step(logits, Sampling(top_k=2), 3).sampled == 0
    assert [step(logits, Sampling(), token).rank for token in range(4)] == [1, 2, 3, 4]


def test_every_text_has_its_own_sample() -> None:
    logits = np.zeros(1000, dtype=np.float32)
    assert len({sampled_token(logits, Sampling(), 5, [position]) for position in range(20)}) > 15
    assert sampled_token(logits, Sampling(), 5, [3, 1]) == sampled_token(
        logits, Sampling(), 5, (3, 1)
    )
    zeros = [sampled_token(logits, Sampling(), 5, [3] + [0] * count) for count in range(20)]
    assert len(set(zeros)) > 15, "a token of id 0 at the end is another text"
    assert sampled_token(logits, Sampling(temperature=0.0), 5, [1]) == 0


def test_the_ends_are_control_tokens(smollm2: AutoregressiveModel) -> None:
    names = [token.text for token in smollm2.vocabulary.tokens(ends(smollm2.vocabulary))]
    assert names == ["<|endoftext|>", "<|im_end|>"]


def test_steps_are_plain_values(smollm2: AutoregressiveModel) -> None:
    one = next(generate(smollm2, smollm2.encode("Hi"), Sampling(), 1, 1, ()))
    assert isinstance(one, Step)
    assert all(type(value) in (int, float, tuple) for value in vars(one).values())
