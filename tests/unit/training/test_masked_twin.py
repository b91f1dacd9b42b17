"""Training the twin: what is hidden, what is held out, and that a run goes on where it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from torch import nn

from backend.models.networks.vocabulary import Vocabulary
from backend.text.words import characters
from backend.training import corpus
from backend.training.corpus import LONGEST
from backend.training.evaluation import bootstrap
from backend.training.masking import FEW, hide
from backend.training.mean_adapter import mean_adapter
from backend.training.recipe import Recipe, Sequence, rows
from backend.training.run import Run
from backend.training.twin import HeadLoss, Twin

TEXT = "The small cat sat on the mat, and the old dog ran to the far hill. It was late."
RECIPE = Recipe(rank=2, batch_tokens=60, tokens=360, learning_rate=1e-2)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Bytes only: every letter is a token, an emoji is four."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    entries = {"<|endoftext|>": 0} | {sign: 1 + place for place, sign in enumerate(alphabet)}
    tokenizer = Tokenizer(models.BPE(entries, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(["<|endoftext|>"])
    return Vocabulary(tokenizer)


def network() -> Any:
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(1)
    config = LlamaConfig(
        vocab_size=257,
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        tie_word_embeddings=True,
        initializer_range=0.3,
    )
    return LlamaForCausalLM(config).eval().requires_grad_(False)


def a_run(folder: Path, vocabulary: Vocabulary, recipe: Recipe = RECIPE) -> Run:
    works = [corpus.Work("tale", ((TEXT, TEXT.upper()), (TEXT,)))]
    return Run(folder, recipe, network(), corpus.Sampler(works, vocabulary), vocabulary)


def test_a_third_of_the_sequences_loses_little_and_the_rest_a_sixth(vocabulary: Vocabulary) -> None:
    ids = vocabulary.encode("1 2 3 4 5 6 7 8 9 0 " * 5)
    rng = np.random.default_rng(0)
    counts = np.array([len(hide(ids, vocabulary, rng)) for _ in range(600)])
    few = counts <= 2
    assert abs(few.mean() - FEW) < 0.06
    assert 0.15 <= counts[~few].mean() / len(ids) <= 0.20


def test_pieces_of_a_character_are_hidden_together(vocabulary: Vocabulary) -> None:
    ids = vocabulary.encode("ab 🙂 cd 🙂 ef")
    emoji = [set(piece) for piece in characters(vocabulary, ids) if len(piece) > 1]
    assert len(emoji) == 2
    rng = np.random.default_rng(0)
    for _ in range(200):
        hidden = set(hide(ids, vocabulary, rng))
        assert 0 < len(hidden) < len(ids)
        assert all(piece <= hidden or not piece & hidden for piece in emoji)


def test_the_twin_never_sees_what_is_hidden(vocabulary: Vocabulary) -> None:
    twin = Twin(network(), rank=2, causal=False)
    ids = vocabulary.encode(TEXT)
    other = [*ids[:5], 200, *ids[6:]]
    same = [twin.hidden_states([[Sequence(text, [5])]]) for text in (ids, other)]
    assert torch.equal(*same)
    shown = [twin.hidden_states([[Sequence(text, [9])]]) for text in (ids, other)]
    assert not torch.allclose(*shown)


def test_the_control_never_sees_the_right_side(vocabulary: Vocabulary) -> None:
    control = Twin(network(), rank=2, causal=True)
    ids = vocabulary.encode(TEXT)
    left = control.hidden_states([[Sequence(ids, [5])]])
    assert torch.allclose(left, control.hidden_states([[Sequence([*ids[:5], 200, 3], [5])]]))


@pytest.mark.parametrize("causal", [False, True])
def test_a_sequence_is_read_alike_alone_and_among_others(
    vocabulary: Vocabulary, causal: bool
) -> None:
    twin = Twin(network(), rank=2, causal=causal)
    short, long = (
        Sequence(vocabulary.encode(TEXT[:20]), [4]),
        Sequence(vocabulary.encode(TEXT), [7]),
    )
    # behind another one in its row, and in a row with padding
    shared = twin.hidden_states([[long, short], [short]])
    alone = [twin.hidden_states([[sequence]]) for sequence in (long, short, short)]
    assert torch.allclose(shared, torch.cat(alone), atol=1e-6)
    apart = float(twin.loss([[short]])) + float(twin.loss([[long]]))
    assert float(twin.loss([[long, short]])) == pytest.approx(apart, rel=1e-5)


def test_rows_hold_every_sequence_once_and_little_room() -> None:
    rng = np.random.default_rng(0)
    lengths = [int(length) for length in rng.integers(5, LONGEST + 1, 40)]
    packed = rows([Sequence([number] * length, [0]) for number, length in enumerate(lengths)])
    assert sorted(sequence.ids[0] for row in packed for sequence in row) == list(range(40))
    needed = [sum(len(sequence.ids) + 1 for sequence in row) for row in packed]
    assert max(needed) <= LONGEST + 1
    assert sum(needed) > 0.85 * (LONGEST + 1) * len(packed)


def test_the_lean_loss_is_cross_entropy() -> None:
    torch.manual_seed(0)
    head, targets = torch.randn(50, 8), torch.randint(50, (130,))
    rows = torch.randn(130, 8, requires_grad=True)
    plain = nn.functional.cross_entropy(rows @ head.T, targets, reduction="sum")
    (wanted,) = torch.autograd.grad(plain, rows)
    lean = HeadLoss.apply(rows, head, targets)
    (gradient,) = torch.autograd.grad(lean, rows)
    assert torch.allclose(lean, plain, rtol=1e-5)
    assert torch.allclose(gradient, wanted, atol=1e-5)


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
    for name, value in whole.twin.trained().items():
        assert torch.equal(value, second.twin.trained()[name]), name


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
    loaded = Twin(network(), rank=2, causal=False)
    plain = network()
    PeftModel.from_pretrained(plain, tmp_path)
    loaded.network = plain
    embedding = load_file(tmp_path / "mask_embedding.safetensors")["mask_embedding"]
    loaded.mask_embedding = nn.Parameter(embedding)
    asked = [[Sequence(vocabulary.encode(TEXT), [3, 8])]]
    # saved as bfloat16: eight bits of the adapter's numbers are left
    assert torch.allclose(loaded.hidden_states(asked), run.twin.hidden_states(asked), atol=0.05)


def test_held_out_works_are_not_in_the_training_text(tmp_path: Path) -> None:
    def put(name: str, *lines: str) -> None:
        (tmp_path / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")

    for name in corpus.HELD_OUT_WORKS:
        put(name, f"Only in {name}.", "A preface in many books.")
    for section in corpus.HELD_OUT_SECTIONS:
        put(section.work, f"Before {section.name}.", f"{section.first} and so on.")
    put("a-novel", "A preface in many books.", "To be learned.")
    training, held_out = corpus.read(tmp_path)
    learned = {" ".join(paragraph) for work in training for paragraph in work.paragraphs}
    kept = {" ".join(paragraph) for work in held_out for paragraph in work.paragraphs}
    assert not learned & kept
    assert not {work.name for work in training} & set(corpus.HELD_OUT_WORKS)
    assert "To be learned." in learned
    assert all(f"{section.first} and so on." in kept for section in corpus.HELD_OUT_SECTIONS)
    assert "A preface in many books." not in learned | kept


def test_folders_have_equal_shares_of_the_tokens_whatever_their_size(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    for folder, line in (("books", "a" * 400), ("notes", "b" * 100)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "text.txt").write_text(f"{line}\n" * 9, encoding="utf-8")
    training, _ = corpus.read(tmp_path / "books", tmp_path / "notes")
    sampler, rng = corpus.Sampler(training, vocabulary), np.random.default_rng(3)
    tokens = {"a": 0, "b": 0}
    for _ in range(2000):
        ids = sampler.draw(rng)
        tokens[vocabulary.decode(ids)[0]] += len(ids)
    assert tokens["a"] / sum(tokens.values()) == pytest.approx(0.5, abs=0.08)


def test_a_section_that_is_not_found_stops_training(tmp_path: Path) -> None:
    (tmp_path / f"{corpus.HELD_OUT_SECTIONS[0].work}.txt").write_text("Another edition.")
    with pytest.raises(ValueError, match="not there once"):
        corpus.read(tmp_path)


def test_bootstrap_interval_of_a_known_case() -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(3.0, 2.0, 400)
    alone = bootstrap(values, np.arange(400))
    assert alone.high - alone.low == pytest.approx(2 * 1.96 * values.std() / 20, rel=0.1)
    # the same values four times over are no new evidence, if the four are one group
    again = bootstrap(np.repeat(values, 4), np.repeat(np.arange(400), 4))
    assert (again.low, again.high) == pytest.approx((alone.low, alone.high))


def test_a_run_can_begin_from_an_adapter(tmp_path: Path, vocabulary: Vocabulary) -> None:
    first = a_run(tmp_path / "first", vocabulary)
    for _ in range(2):
        first.advance()
    first.save()
    recipe = replace(RECIPE, start=str(tmp_path / "first"))
    second = a_run(tmp_path / "second", vocabulary, recipe)
    assert second.step == 0
    for name, value in first.twin.trained().items():
        # an adapter is saved as bfloat16
        assert torch.allclose(value, second.twin.trained()[name], rtol=2**-7, atol=1e-6), name


def test_the_mean_of_adapters_is_the_mean_of_their_numbers(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    for number, value in enumerate((1.0, 2.0, 6.0)):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "adapter_config.json").write_text("{}")
        tensors = {"lora": torch.full((2, 3), value, dtype=torch.bfloat16)}
        save_file(tensors, folder / "adapter_model.safetensors")
        save_file({"mask_embedding": torch.ones(2)}, folder / "mask_embedding.safetensors")
    mean_adapter(tmp_path / "mean", [tmp_path / str(number) for number in range(3)])
    found = load_file(tmp_path / "mean" / "adapter_model.safetensors")["lora"]
    assert found.dtype == torch.bfloat16
    assert found.float().tolist() == [[3.0] * 3] * 2
