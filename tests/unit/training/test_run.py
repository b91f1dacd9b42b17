"""A run goes on where it was, and saves what it trained."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import nn

from backend.models.networks.vocabulary import Vocabulary
from backend.training import corpus
from backend.training.adapted_network import AdaptedNetwork
from backend.training.recipe import Recipe, Sequence
from backend.training.run import Run, train
from tests.unit.training.tiny_network import TEXT, network

RECIPE = Recipe(rank=2, batch_tokens=60, tokens=360, learning_rate=1e-2)


def a_run(folder: Path, vocabulary: Vocabulary, recipe: Recipe = RECIPE) -> Run:
    works = [corpus.Work("tale", ((TEXT, TEXT.upper()), (TEXT,)))]
    return Run(folder, recipe, network(), corpus.Sampler(works, vocabulary), vocabulary)


def test_an_interrupted_run_ends_like_one_in_one_go(tmp_path: Path, vocabulary: Vocabulary) -> None:
    whole = a_run(tmp_path / "whole", vocabulary)
    for _ in range(4):
        whole.advance()
    first = a_run(tmp_path / "parts", vocabulary)
    for _ in range(2):
        first.advance()
    first.save()
    second = a_run(tmp_path / "parts", vocabulary)
    assert second.step == 2
    for _ in range(2):
        second.advance()
    for name, value in whole.adapted.trained().items():
        assert torch.equal(value, second.adapted.trained()[name]), name


def test_a_run_does_not_go_on_with_another_recipe(tmp_path: Path, vocabulary: Vocabulary) -> None:
    a_run(tmp_path, vocabulary).save()
    with pytest.raises(ValueError, match="another recipe"):
        a_run(tmp_path, vocabulary, replace(RECIPE, seed=8))


def test_the_saved_adapter_gives_the_trained_logits(tmp_path: Path, vocabulary: Vocabulary) -> None:
    from peft import PeftModel
    from safetensors.torch import load_file

    run = a_run(tmp_path, vocabulary)
    run.advance()
    run.save()
    loaded = AdaptedNetwork(network(), rank=2, causal=False)
    plain = network()
    PeftModel.from_pretrained(plain, tmp_path)
    loaded.network = plain
    embedding = load_file(tmp_path / "mask_embedding.safetensors")["mask_embedding"]
    loaded.mask_embedding = nn.Parameter(embedding)
    asked = [[Sequence(vocabulary.encode(TEXT), [3, 8])]]
    # saved as bfloat16: eight bits of the adapter's numbers are left
    assert torch.allclose(loaded.hidden_states(asked), run.adapted.hidden_states(asked), atol=0.05)


def test_a_run_can_begin_from_an_adapter(tmp_path: Path, vocabulary: Vocabulary) -> None:
    first = a_run(tmp_path / "first", vocabulary)
    for _ in range(2):
        first.advance()
    first.save()
    recipe = replace(RECIPE, start=str(tmp_path / "first"))
    second = a_run(tmp_path / "second", vocabulary, recipe)
    assert second.step == 0
    for name, value in first.adapted.trained().items():
        # an adapter is saved as bfloat16
        assert torch.allclose(value, second.adapted.trained()[name], rtol=2**-7, atol=1e-6), name


def test_a_control_begins_from_an_adapter_without_a_mask(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    recipe = replace(RECIPE, objective="causal")
    first = a_run(tmp_path / "first", vocabulary, recipe)
    first.advance()
    first.save()
    (tmp_path / "first" / "mask_embedding.safetensors").unlink()  # as the control is shipped
    start = replace(recipe, start=str(tmp_path / "first"))
    second = a_run(tmp_path / "second", vocabulary, start)
    for name, value in first.adapted.trained().items():
        assert torch.allclose(value, second.adapted.trained()[name], rtol=2**-7, atol=1e-6), name


def test_the_last_checkpoints_are_kept_for_their_mean(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    run = a_run(tmp_path, vocabulary)
    train(run, minutes=1, probe=lambda _: 0.0, every=0, keep=2)
    kept = sorted((tmp_path / "checkpoints").iterdir())
    assert [int(one.name) for one in kept][-1] == run.tokens
    assert len(kept) == 2
    for one in kept:
        assert (one / "adapter_model.safetensors").exists()
        assert not (one / "state.safetensors").exists()
